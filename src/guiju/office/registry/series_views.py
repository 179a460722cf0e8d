"""The page of the number series of one's own registers, and setting one by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.registry.forms import SeriesForm, translated
from guiju.office.registry.models import RegisterKind
from guiju.office.registry.numbering import number_text
from guiju.office.registry.rights import organs_of, own_organ
from guiju.office.registry.starting import series_of, start_series, starts_of

UNREADABLE = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest) -> HttpResponse:
    """What is used of each series and what comes next; another number with a reason. Refused, what was typed stays."""
    actor, asked = actor_of(request), request.GET.get("organ", "")
    organ = own_organ(actor, asked)
    form = SeriesForm(request.POST if request.method == "POST" else None, initial={"year": actor.on.year})
    if request.method == "POST" and form.is_valid():
        try:
            start = start_series(actor, organ, **form.said())
        except CaseError as refusal:
            form.blame(refusal)
        else:
            following = number_text(start.series.kind, start.series.year, start.after + 1)
            messages.success(request, _("已保存，下一个号是%(number)s。") % {"number": following})
            return redirect(reverse("registry:series") + (f"?organ={organ.code}" if asked else ""))
    rows = [(one, number_text(one.kind, one.year, one.last + 1)) for one in series_of(organ)]
    context = {"form": form, "organ": organ, "organs": organs_of(actor), "rows": rows, "starts": starts_of(organ)[:50]}
    context["kinds"] = dict(translated(RegisterKind.choices))
    status = UNREADABLE if request.method == "POST" else 200
    return render(request, "registry/series.jinja", context, status=status)

"""Several papers of the list handled together: what was chosen, done one by one, and what became of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guiju.office.cases.bulk import Chosen, handle_together, went_through
from guiju.office.cases.errors import CaseError
from guiju.office.cases.forms.operations import LONGEST
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.views.entry import actor_of, signed_in


@signed_in
@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """Do one operation on all papers ticked in a list, and say what became of each."""
    operation = request.POST.get("operation", "")
    back = "reading" if operation == "read" else None
    text, token = request.POST.get("text", "").replace("\0", "").strip(), request.POST.get("token", "")[:40]
    try:
        if len(text) > LONGEST:
            raise CaseError(_("意见最多 %(most)s 字，请缩短。") % {"most": LONGEST})
        chosen = [Chosen.read(value) for value in request.POST.getlist("chosen")]
        outcomes = handle_together(operation, chosen, actor_of(request, token=token), text)
    except CaseError as refusal:
        messages.error(request, refusal.message)
        return redirect("cases:inbox", back) if back else redirect("cases:inbox")
    context = {
        "operation": _(OPERATIONS_ZH[operation]),
        "outcomes": sorted(outcomes, key=lambda one: one.done),
        "done": went_through(outcomes),
        "text": text,
        "reading": bool(back),
    }
    return render(request, "cases/bulk.jinja", context)

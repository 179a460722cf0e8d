"""What happens to minutes after they are signed: pages of their distribution and of the part that the public reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.hall import publishing
from guiju.office.hall.distribution import distribute, distribution, send_to
from guiju.office.hall.publishing import Checked
from guiju.office.meetings.bodies import bodies
from guiju.office.meetings.errors import NotNowAtSitting, WrongInput
from guiju.office.meetings.forms import number_in
from guiju.office.meetings.models import Sitting
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.openness.site import DECISIONS, district_or_404, shell
from guiju.office.people.models import Organ
from guiju.office.rulebook.citing import cards

PAGE = 30
LONGEST = 4000


@signed_in
@require_safe
def sent(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Who has got the minutes and the extracts, and who has read them."""
    found = distribution(sitting_id, actor_of(request))
    organs = Organ.objects.filter(district=found.sitting.district_id).order_by("pk")
    context = {**_named(found.sitting), "found": found, "organs": [(o.code, o.short_name) for o in organs]}
    return render(request, "hall/distribution.jinja", context)


@signed_in
@require_POST
def send_out(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """To all who have still to get something, or (`organ`) to one more unit."""
    organ = request.POST.get("organ", "")
    do = (lambda a: send_to(sitting_id, organ, a)) if "organ" in request.POST else (lambda a: distribute(sitting_id, a))
    return _done(request, do, _("已发出%(count)s份。"), "hall:distribution", sitting_id)


@signed_in
@require_safe
def public_parts(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """What the public will read of each item, and what stays inside and why."""
    return _parts(request, sitting_id)


def _parts(request: HttpRequest, sitting_id: int, status: int = 200) -> HttpResponse:
    """`request.POST`: what was typed and refused stands in the form again."""
    actor = actor_of(request)
    found = publishing.parts(sitting_id, actor)
    sitting = Sitting.objects.get(pk=sitting_id)
    rows = [(item, part, cards(publishing.asked_for(item), sitting.district_id)) for item, part in found]
    left = any(part is None or (part.text and part.published_at is None) for _item, part in found)
    context = {**_named(sitting), "rows": rows, "left": left, "reasons": list(publishing.reasons().items())}
    typed = {"item": number_in(request.POST, "item"), "text": request.POST.get("text", "")}
    return render(request, "hall/public_parts.jinja", context | {"typed": typed}, status=status)


@signed_in
@require_POST
def check(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The public words of an item, or the reason for which there are none."""
    given = Checked(request.POST.get("text", "")[:LONGEST], request.POST.get("withheld_reason", ""))
    try:
        publishing.check(number_in(request.POST, "item") or 0, actor_of(request), given)
    except (NotNowAtSitting, WrongInput) as refusal:
        messages.error(request, refusal.message)
        return _parts(request, sitting_id, getattr(refusal, "status", 409))
    messages.success(request, _("已存公开审查。"))
    return redirect("hall:public_parts", sitting_id)


@signed_in
@require_POST
def publish(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Show what was checked."""
    do: Callable[[Actor], object] = lambda a: publishing.publish(sitting_id, a)  # noqa: E731 -- one call for an actor
    return _done(request, do, _("已向社会公开%(count)s项。"), "hall:public_parts", sitting_id)


@require_safe
def public_list(request: HttpRequest, district: str) -> HttpResponse:
    """What meetings have decided, for everybody."""
    profile, on = district_or_404(district), timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    page = Paginator(publishing.published(district), PAGE).get_page(request.GET.get("page"))
    names = {code: body.said for code, body in bodies(district, on).items()}
    context = {**shell(request, profile, active=DECISIONS, on=on), "page": page, "names": names}
    context["search_url"] = reverse("openness:register", args=[district])  # the words decided are no documents
    return render(request, "hall/public_list.jinja", context)


def _done(request: HttpRequest, do: Callable[[Actor], object], said: str, page: str, sitting_id: int) -> HttpResponse:
    """Do it and go back to the page; what the office can put right at once is said there."""
    try:
        count = do(actor_of(request))
    except (NotNowAtSitting, WrongInput) as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said % {"count": count})
    return redirect(page, sitting_id)


def _named(sitting: Sitting) -> dict[str, Any]:
    return {"sitting": sitting, "body": body_of_sitting(sitting)}

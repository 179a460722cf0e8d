"""Addresses that change a sitting. All are POST; each calls one action."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase
from guiju.office.cases.views.entry import actor_of, new_token, signed_in
from guiju.office.meetings import actions, pages, queries
from guiju.office.meetings.entry import acting, refusal_context, sitting_answer
from guiju.office.meetings.forms import ChangeForm, notes_from, number_in
from guiju.office.meetings.views import whole
from guiju.office.people.errors import OrganisationError

WAYS = {"up": -1, "down": 1}


@signed_in
@require_POST
def change(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Day, time, place and number."""
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return sitting_answer(request, sitting_id, change=form)
    called = form.called()
    return acting(request, sitting_id, "change", lambda a: actions.reschedule(sitting_id, a, called), _("已改定会期。"))


@signed_in
@require_POST
def chair(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Who presides."""
    post, said = number_in(request.POST, "post") or 0, request.POST.get("commission", "")[:300]
    return acting(
        request, sitting_id, "chair", lambda a: actions.set_chair(sitting_id, a, post, said), _("已选定主持人。")
    )


@signed_in
@require_POST
def add(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """A topic onto the agenda."""
    topic = number_in(request.POST, "topic") or 0
    return acting(request, sitting_id, "add", lambda a: actions.add_topic(sitting_id, a, topic), _("已列入议程。"))


@signed_in
@require_POST
def move(request: HttpRequest, sitting_id: int, item_id: int, way: str) -> HttpResponse:
    """An item one place up or down."""
    by = WAYS[way]
    return acting(
        request,
        sitting_id,
        "move",
        lambda a: actions.move_item(sitting_id, a, item_id, by),
        _("已调整顺序。"),
    )


@signed_in
@require_POST
def remove(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    """An item off the agenda."""
    reason = request.POST.get("reason", "")[:300]
    do = lambda a: actions.remove_item(sitting_id, a, item_id, reason)  # noqa: E731 - as everywhere here
    return acting(request, sitting_id, f"remove-{item_id}", do, _("已移出议程。"))


@signed_in
@require_POST
def attendance(request: HttpRequest, sitting_id: int, item_id: int | None = None) -> HttpResponse:
    """Who is there, for the whole sitting or one item."""
    notes = list(notes_from(request.POST))
    form = f"attendance-{item_id}" if item_id else "attendance"
    do = lambda a: actions.note_attendance(sitting_id, a, notes, item_id)  # noqa: E731 -- every step of the desk is one call for an actor
    return acting(request, sitting_id, form, do, _("已登记到会情况。"))


@signed_in
@require_POST
def start(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The meeting begins."""
    return acting(request, sitting_id, "open", lambda a: actions.open_sitting(sitting_id, a), _("会议已开始。"))


@signed_in
@require_POST
def order(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The agenda into the order of the article's tasks."""
    return acting(request, sitting_id, "order", lambda a: actions.order_by_rule(sitting_id, a), _("已排列议程。"))


@signed_in
@require_POST
def cancel(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The meeting is not held."""
    reason = request.POST.get("reason", "")
    do = lambda a: actions.cancel_sitting(sitting_id, a, reason)  # noqa: E731 -- every step of the desk is one call for an actor
    return acting(request, sitting_id, "cancel", do, _("会议已取消，议题退回议题库。"))


@signed_in
@require_POST
def outcome(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    """What the meeting did with an item."""
    decided = actions.Decided(request.POST.get("outcome", ""), request.POST.get("wording", ""))
    do = lambda a: actions.record_item_outcome(sitting_id, a, item_id, decided)  # noqa: E731 -- every step of the desk is one call for an actor
    return acting(request, sitting_id, f"outcome-{item_id}", do, _("已登记会议结果。"))


@signed_in
@require_POST
def correct(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    """Another wording beside the recorded one."""
    wording, reason = request.POST.get("wording", ""), request.POST.get("reason", "")
    do = lambda a: actions.correct_outcome(sitting_id, a, item_id, wording, reason)  # noqa: E731 -- every step of the desk is one call for an actor
    return acting(request, sitting_id, f"correct-{item_id}", do, _("已记录更正。"))


@signed_in
@require_POST
def close(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The meeting ends."""
    said = {"with_minutes": "with_minutes" in request.POST, "important": "important" in request.POST}
    return acting(
        request,
        sitting_id,
        "close",
        lambda a: actions.close_sitting(sitting_id, a, **said),
        _("会议已结束。"),
    )


@signed_in
@require_POST
def begin_minutes(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Minutes after all, where none were made."""
    important = "important" in request.POST
    do = lambda a: actions.start_minutes(sitting_id, a, important=important)  # noqa: E731 -- every step of the desk is one call for an actor
    return acting(request, sitting_id, "minutes", do, _("已起草纪要。"))


@signed_in
@require_POST
def send_minutes(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The minutes to whoever signs them."""
    return acting(request, sitting_id, "send", lambda a: actions.send_minutes(sitting_id, a), _("纪要已送签。"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The text of the minutes, its versions, and the form that stores another one."""
    posted = request.POST
    actor = actor_of(request, seq=number_in(posted, "version"), token=posted.get("token", ""))
    page, refusal = whole(sitting_id, actor), None
    if request.method == "POST":
        try:
            actions.edit_minutes(sitting_id, actor, posted.get("text", ""), posted.get("reason", ""))
        except (NotYourCase, NoSuchCase):
            raise
        except (CaseError, OrganisationError) as problem:
            refusal = problem
        else:
            messages.success(request, _("纪要已保存。"))
            return redirect("meetings:minutes", sitting_id)
    text = posted.get("text", "") if refusal else queries.minutes_text(page.sitting)
    shown = pages.minutes_page(sitting_id, actor, text)
    context = {"minutes": shown, "sitting": page.sitting, "token": new_token()}
    context |= refusal_context(refusal, page.sitting.district_id) | {"reason": posted.get("reason", "")}
    status = getattr(refusal, "status", 409) if refusal else 200
    return render(request, "meetings/minutes.jinja", context, status=status)

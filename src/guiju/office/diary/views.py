"""Pages of the leaders' calendar: a week, a line with its history, the feed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of, district_of, new_token, signed_in
from guiju.office.diary import actions
from guiju.office.diary.errors import Clash, NotYourCalendar
from guiju.office.diary.feeds import feed_of, feed_posts, has_feed
from guiju.office.diary.forms import EngagementForm, WithdrawForm
from guiju.office.diary.models import Engagement
from guiju.office.diary.rights import engagement_for, sees_all, writing_hat
from guiju.office.diary.weeks import appointments
from guiju.office.people.models import Post
from guiju.office.people.queries import leaders

UNREADABLE = 422
WEEK = 7


@signed_in
@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """A week of all leaders, or of one."""
    actor = actor_of(request)
    district = district_of(actor)
    known = leaders(district, actor.on)
    chosen = request.GET.get("leader", "")
    posts = [post for post in known if str(post.pk) == chosen] or known
    monday = monday_of(request.GET.get("day", ""), actor.on)
    days = [monday + timedelta(days=n) for n in range(WEEK)]
    found = appointments(district, posts, days[0], days[-1] + timedelta(days=1))
    context = {
        "days": days,
        "rows": [
            (post, [[row for row in found if row.post == post.pk and row.on(day)] for day in days]) for post in posts
        ],
        "leaders": known,
        "chosen": chosen if len(posts) == 1 else "",
        "whole": sees_all(actor, district),
        "writes": [post.pk for post in posts if _may_write(actor, post)],
        "before": monday - timedelta(days=WEEK),
        "after": monday + timedelta(days=WEEK),
        "today": actor.on,
    }
    return render(request, "diary/week.jinja", context)


def monday_of(typed: str, today: date) -> date:
    """The Monday of the week of a day that somebody typed; of this week when it cannot be meant."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = today
    day = day if abs((day - today).days) < 3660 else today
    return day - timedelta(days=day.weekday())


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a line; what it clashes with is shown before it is written."""
    actor = actor_of(request)
    district = district_of(actor)
    open_to = [post for post in leaders(district, actor.on) if _may_write(actor, post)]
    if not open_to:
        raise NotYourCalendar(_("领导日程由区政府办公室或领导本人登记。请与区政府办公室联系。"))
    first = {"token": new_token(), "post": request.GET.get("leader", "")}
    if day := request.GET.get("day"):
        first |= {"starts_at": f"{day[:10]}T09:00", "ends_at": f"{day[:10]}T10:00"}
    form = EngagementForm(request.POST or None, leaders=_choices(open_to), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            marked = actor_of(request, token=form.cleaned_data["token"])
            row = actions.enter(marked, district, int(form.cleaned_data["post"]), form.wanted())
        except NotYourCalendar:
            raise
        except CaseError as refusal:
            _blame(form, refusal)
        else:
            messages.success(request, _("已登入日程。"))
            return _back(row)
    return render(request, "diary/line.jinja", {"form": form, "row": None}, status=UNREADABLE if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    """A line with its history; whoever may write changes it here."""
    actor = actor_of(request)
    row = engagement_for(actor, pk)
    form = _form_of(row, request.POST or None)
    if request.method == "POST":
        writing_hat(actor, row.post)
        if form.is_valid():
            try:
                marked = actor_of(request, token=form.cleaned_data["token"])
                changed = actions.change(marked, pk, form.cleaned_data["version"] or 0, form.wanted())
            except CaseError as refusal:
                _blame(form, refusal)
            else:
                messages.success(request, _("已修改。"))
                return _back(changed)
    return _page(request, actor, row, form, None)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a line out."""
    actor = actor_of(request)
    row = engagement_for(actor, pk)
    writing_hat(actor, row.post)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw(actor_of(request, token=given["token"]), pk, given["version"], given["reason"])
        except CaseError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("已取消，记录仍在。"))
            return _back(row)
    return _page(request, actor, row, _form_of(row, None), form)


@signed_in
@require_http_methods(["GET", "POST"])
def feed(request: HttpRequest) -> HttpResponse:
    """The address of one's own feed: made, or made anew so that the old one is void."""
    actor = actor_of(request)
    if not feed_posts(actor):
        raise NotYourCalendar(_("领导日程的内容由区政府领导和区政府办公室查看。"))
    secret = actions.renew_feed(actor) if request.method == "POST" else ""
    address = request.build_absolute_uri(reverse("diary:ics", args=[secret])) if secret else ""
    return render(request, "diary/feed.jinja", {"address": address, "kept": has_feed(actor.person)})


@require_safe
def ics(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed itself: programs that read calendars cannot sign in, so the address is the secret."""
    content = feed_of(secret, timezone.now())  # noqa: TID251 -- an entry point reads the clock
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _page(
    request: HttpRequest, actor: Actor, row: Engagement, form: EngagementForm, striking: WithdrawForm | None
) -> HttpResponse:
    writes = not row.withdrawn and _may_write(actor, row.post)
    blank = WithdrawForm(initial={"token": new_token(), "version": row.version})
    context: dict[str, Any] = {
        "row": row,
        "form": form if writes else None,
        "striking": (striking or blank) if writes else None,
        "changes": row.changes.select_related("person", "post").order_by("-version"),
    }
    wrong = form.errors or (striking is not None and striking.errors)
    return render(request, "diary/line.jinja", context, status=UNREADABLE if wrong else 200)


def _form_of(row: Engagement, data: Any) -> EngagementForm:
    first = {name: getattr(row, name) for name in ("kind", "title", "place", "version")}
    first |= {name: getattr(row, name).astimezone(CHINA) for name in ("starts_at", "ends_at")}
    first |= {"post": row.post_id, "token": new_token()}
    return EngagementForm(data, leaders=_choices([row.post]), initial=first)


def _choices(posts: list[Post]) -> list[tuple[int, str]]:
    return [(post.pk, post.title) for post in posts]


def _blame(form: EngagementForm, refusal: CaseError) -> None:
    name = "anyway" if isinstance(refusal, Clash) else getattr(refusal, "name", None)
    form.add_error(name if name in form.fields else None, refusal.message)


def _back(row: Engagement) -> HttpResponse:
    return redirect(f"{reverse('diary:week')}?day={row.starts_at.astimezone(CHINA):%Y-%m-%d}")


def _may_write(actor: Actor, post: Post) -> bool:
    try:
        writing_hat(actor, post)
    except NotYourCalendar:
        return False
    return True

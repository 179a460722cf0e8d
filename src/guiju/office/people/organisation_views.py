"""The district's organisation on a day, and stand-ins for one's own posts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.people import absence_rights, actions, directory, queries
from guiju.office.people.ending_stand_ins import end_early
from guiju.office.people.errors import NotStandingIn, NotYourPost, OrganisationError
from guiju.office.people.stand_in_form import StandInForm

UNREADABLE = 422
CONFLICT = 409


@login_required
@require_safe
def organisation(request: HttpRequest) -> HttpResponse:
    """Organs, posts, holders, division of work and stand-ins of one's district on a day (`?on=`)."""
    district = _district(request)
    on, wrong = _day_asked(request)
    found = directory.organisation(district, on)
    context = {"found": found, "on": on, "wrong": wrong, "today": _today()}
    return render(request, "people/organisation.jinja", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Who stands in for one's posts and for whom one stands in; a new stand-in for one's own post."""
    if request.method != "POST":
        return stand_ins_page(request, stand_in_form(request, None))
    form = stand_in_form(request, request.POST)
    if not form.is_valid():
        return stand_ins_page(request, form, status=UNREADABLE)
    try:
        made = actions.commission_stand_in(**form.arguments(), commissioned_by=_person(request))
    except OrganisationError as refusal:
        form.add_error(None, str(refusal))
        return stand_ins_page(request, form, status=CONFLICT)
    messages.success(
        request,
        _("已委托「%(by_post)s」代行「%(of_post)s」。")
        % {"by_post": made.by_post.title, "of_post": made.of_post.title},
    )
    return redirect("people:stand_ins")


@login_required
@require_POST
def end(request: HttpRequest, stand_in: int) -> HttpResponse:
    """End a stand-in for one's own post: from tomorrow; one that has not begun is over before it begins."""
    today = _today()
    found = directory.stand_in_from(queries.posts_held(_person(request), today), stand_in)
    if found is None:
        raise NotYourPost(_("这项代行不是为您的职务设的，不能由您结束。"), _("请联系委托人或系统管理员。"))
    begun = end_early(found, today)
    messages.success(request, _("委托到今天为止，明天起由您本人办理。") if begun else _("尚未开始的委托已取消。"))
    return redirect("people:stand_ins")


def stand_in_form(request: HttpRequest, data: Any) -> StandInForm:
    """The form of a new stand-in for one of the person's posts."""
    today = _today()
    own = queries.posts_held(_person(request), today)
    others = directory.posts_of(_district(request), today) if own else []
    return StandInForm(data, own=own, others=others, today=today)


def stand_ins_page(request: HttpRequest, form: StandInForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of stand-ins and absences; `more`: what came of a form of another view."""
    today = _today()
    hats = queries.acting_posts(_person(request), today)
    found = directory.stand_ins_of(hats, today)
    own = {hat.post.pk for hat in hats if hat.stand_in is None}
    names = directory.holders(_district(request), today)
    context = {
        "form": form,
        "given": [s for s in found if s.of_post.pk in own],
        "taken": [s for s in found if s.of_post.pk not in own],
        "names": names,
        "today": today,
        "has_posts": bool(own),
        "absences": absence_rights.listed(hats, _district(request), today),
    }
    return render(request, "people/stand_ins.jinja", context | more, status=status)


def _person(request: HttpRequest) -> Any:
    return request.user


def _district(request: HttpRequest) -> str:
    district = _person(request).district_id
    if not district:
        raise NotStandingIn(_("您的账号没有所属的区。"), _("请联系系统管理员。"))
    return str(district)


def _today() -> date:
    return timezone.localdate()  # noqa: TID251 -- an entry point reads the clock


def _day_asked(request: HttpRequest) -> tuple[date, str]:
    """The day asked for; a day that cannot be read shows today and says so."""
    typed = request.GET.get("on", "")
    if not typed:
        return _today(), ""
    try:
        return datetime.strptime(typed, "%Y-%m-%d").date(), ""  # noqa: DTZ007 -- a day has no time zone
    except ValueError:
        return _today(), _("「%(typed)s」不是日期，现在显示今天。日期写作 2024-04-02。") % {"typed": typed[:20]}

"""What every page of a case begins with: who asks, when, and whether they may see it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext as _

from guiju.office.cases import actions, queries
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotYourCase
from guiju.office.cases.queries import CaseFile
from guiju.office.rulebook.addresses import address_of

View = Callable[..., HttpResponse]
READING = ("GET", "HEAD")
_KEPT = "guiju_actor"


def signed_in(view: View) -> View:
    """Only for people who have signed in; others are sent to the sign-in page."""
    return login_required(view)


def actor_of(request: HttpRequest, **more: Any) -> Actor:
    """Whoever sent the request, now. `more`: what they saw and in which post they act.

    While only reading, the same for all who ask within the request, so that their posts are looked up once.
    """
    if not more and request.method in READING:
        found: Actor = request.__dict__.get(_KEPT) or request.__dict__.setdefault(_KEPT, _actor(request))
        return found
    return _actor(request, **more)


def _actor(request: HttpRequest, **more: Any) -> Actor:
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    return Actor(request.user, now, **more)  # type: ignore[arg-type] # signed in, so a Person


def seen_file(actor: Actor, case_id: int, asked_for: str) -> CaseFile:
    """A case that the actor may see; a refusal is kept in the log of refusals. Raises NoSuchCase, NotYourCase."""
    try:
        return queries.case_for(actor.person, case_id, actor.on, actor.hats)
    except NotYourCase:
        actions.log_refusal(case_id, actor, asked_for)
        raise


def district_of(actor: Actor) -> str:
    """The district in which the actor works. Raises NotYourCase for accounts without one."""
    here = [hat.post.district_id for hat in actor.hats]
    found = actor.person.district_id or next(iter(here), None)
    if not found:
        raise NotYourCase(_("您的账号没有所属的区，也没有担任职务，不能起办事项。请联系系统管理员。"))
    return str(found)


def new_token() -> str:
    """Marks one form, so that a second click on it changes nothing."""
    return secrets.token_urlsafe(16)


def fragment(template: str, context: dict[str, Any]) -> HttpResponse:
    """A part of a page, drawn without what stands around it: it comes with every keystroke."""
    return HttpResponse(render_to_string(template, context))


def address(name: str, *args: Any) -> str:
    """The address of a page that an app above may have; "" when this installation has no such page."""
    try:
        return address_of(name, *args)
    except NoReverseMatch:
        return ""

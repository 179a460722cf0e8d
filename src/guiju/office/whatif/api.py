"""Sandbox copies over HTTP: list, make, read and write an article, start a trial, its state and its result."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of
from guiju.office.rulebook.api_answers import answers
from guiju.office.whatif import editing, keepers, progress, reading_ahead, sandboxes, showing, starting
from guiju.office.whatif.sandboxes import Sandbox

router = Router(tags=["试改"])
Json = dict[str, Any]


class NewSandbox(Schema):
    """`code`: the rule text to copy (default: the district's own)."""

    model_config = ConfigDict(extra="forbid")
    name: str
    code: str = ""


class ArticleEdit(Schema):
    """`seen`: the digest that came with the text one started from."""

    model_config = ConfigDict(extra="forbid")
    text: str
    seen: str


@router.get("/{district}", response=answers(list[Json]), summary="一个区的试改")
def listed(request: HttpRequest, district: str) -> list[Json]:
    """Every sandbox of the district, the newest first."""
    keepers.check_reader(actor_of(request), district)
    return [_as_json(one) for one in sandboxes.sandboxes(district)]


@router.post("/{district}", response=answers(Json), summary="复制一部规则来试改")
def made(request: HttpRequest, district: str, asked: NewSandbox) -> Json:
    """Copies a rule text under a name; the installed rules stay as they are."""
    actor = actor_of(request)
    keepers.check_keeper(actor, district)
    made = sandboxes.make(district, asked.code, asked.name, actor.person, actor.now)
    reading_ahead.start(district)
    return _as_json(made)


@router.get("/{district}/{key}", response=answers(Json), summary="一份试改和它最近一次试算的结果")
def one_of_them(request: HttpRequest, district: str, key: str) -> Json:
    """The sandbox, how far its trial is, and what it found (null before the first)."""
    actor, one = _seen(request, district, key)
    result = progress.result_of(one)
    viewer = showing.Viewer(actor.person, actor.hats)
    return _as_json(one) | {"result": showing.for_viewer(one, result, viewer) if result else None}


@router.get("/{district}/{key}/articles/{number}", response=answers(Json), summary="试改里一条的 YAML")
def article(request: HttpRequest, district: str, key: str, number: int) -> Json:
    """The article's text, with the digest to send back with an edit."""
    _, one = _seen(request, district, key)
    found = editing.article_text(one.text, number)
    return {"number": number, "file": found.file.name, "line": found.first, "text": found.text, "seen": found.digest}


@router.put("/{district}/{key}/articles/{number}", response=answers(Json), summary="改试改里的一条")
def edited(request: HttpRequest, district: str, key: str, number: int, edit: ArticleEdit) -> Json:
    """Checks the whole copy with the new text and saves it only when it is right."""
    actor, one = _seen(request, district, key)
    keepers.check_keeper(actor, district)
    starting.check_idle(one)
    editing.save(one, number, edit.text, edit.seen)
    return article(request, district, key, number)


@router.post("/{district}/{key}/trial", response=answers(Json), summary="开始试算")
def started(request: HttpRequest, district: str, key: str) -> Json:
    """Starts a trial and answers at once; ask for the sandbox to see how far it is."""
    actor, one = _seen(request, district, key)
    keepers.check_keeper(actor, district)
    starting.start(one)
    return _as_json(one)


@router.delete("/{district}/{key}", response=answers(Json), summary="删除一份试改")
def removed(request: HttpRequest, district: str, key: str) -> Json:
    """Throws the copy and its results away."""
    actor, one = _seen(request, district, key)
    keepers.check_keeper(actor, district)
    starting.check_idle(one)
    sandboxes.remove(one)
    return {"removed": key}


def _seen(request: HttpRequest, district: str, key: str) -> tuple[Actor, Sandbox]:
    actor = actor_of(request)
    keepers.check_reader(actor, district)
    return actor, sandboxes.sandbox(district, key)


def _as_json(one: Sandbox) -> Json:
    return {**asdict(one), "version": one.version, "trial": asdict(progress.state_of(one))}

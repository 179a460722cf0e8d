"""Registers for programs: the same reading and writing as on the pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router, Status
from pydantic import BaseModel

from guiju.office.cases.views.entry import actor_of, district_of
from guiju.office.registers import actions, queries
from guiju.office.registers.kept import Kept, keeper_hat, may_read, must_read, register_of, registers_of
from guiju.office.registers.models import Entry
from guiju.office.registers.queries import Sought

router = Router(tags=["registers"])
PAGE = 50


class Column(BaseModel):
    """One column. `values` are the codes and labels of a choice."""

    name: str
    zh: str
    en: str
    type: str
    optional: bool
    values: dict[str, str]


class RegisterOut(BaseModel):
    """A register; `writable`: whether the person who asks may write in it."""

    code: str
    zh: str
    en: str
    cites: list[str]
    writable: bool
    columns: list[Column]


class EntryOut(BaseModel):
    """One entry; `values` are raw: days as 2026-11-23, amounts in yuan, choices as codes."""

    id: int
    number: int
    organ: str
    dated_on: str
    values: dict[str, Any]
    withdrawn: bool
    version: int


class EntryList(BaseModel):
    """One page of a list, the latest first; pages count from 1."""

    count: int
    page: int
    pages: int
    entries: list[EntryOut]


class EntryIn(BaseModel):
    """A new entry. `token`: the same mark twice enters only once."""

    values: dict[str, Any]
    token: str = ""


class CorrectionIn(EntryIn):
    """Other values with the reason; `version` is the one that was read."""

    reason: str
    version: int


class WithdrawalIn(BaseModel):
    """Why an entry is struck out."""

    reason: str
    version: int
    token: str = ""


@router.get("", response=list[RegisterOut], summary="登记簿目录")
def catalogue(request: HttpRequest) -> list[RegisterOut]:
    actor = actor_of(request)
    found = registers_of(district_of(actor), actor.on)
    return [_register(kept, bool(keeper_hat(kept, actor))) for kept in found.values() if may_read(kept, actor)]


@router.get("/{slug:code}", response=EntryList, summary="登记簿的内容")
def entries(
    request: HttpRequest, code: str, q: str = "", year: str = "", withdrawn: str = "", page: int = 1
) -> EntryList:
    kept = _read(request, code)
    found = Paginator(queries.entries(kept, Sought.typed(q, year, "", withdrawn)), PAGE)
    here = found.get_page(page)
    rows = [_entry(row) for row in here.object_list]
    return EntryList(count=found.count, page=here.number, pages=found.num_pages, entries=rows)


@router.post("/{slug:code}", response={201: EntryOut}, summary="登记")
def enter(request: HttpRequest, code: str, given: EntryIn) -> Status[EntryOut]:
    kept = _read(request, code)
    return Status(201, _entry(actions.enter(kept, actor_of(request, token=given.token), given.values)))


@router.put("/{slug:code}/{int:pk}", response=EntryOut, summary="更正")
def correct(request: HttpRequest, code: str, pk: int, given: CorrectionIn) -> EntryOut:
    actor = actor_of(request, token=given.token, seq=given.version)
    return _entry(actions.correct(_read(request, code), actor, pk, given.values, given.reason))


@router.post("/{slug:code}/{int:pk}/withdraw", response=EntryOut, summary="撤销")
def withdraw(request: HttpRequest, code: str, pk: int, given: WithdrawalIn) -> EntryOut:
    actor = actor_of(request, token=given.token, seq=given.version)
    return _entry(actions.withdraw(_read(request, code), actor, pk, given.reason))


def _read(request: HttpRequest, code: str) -> Kept:
    actor = actor_of(request)
    kept = register_of(district_of(actor), code, actor.on)
    must_read(kept, actor)
    return kept


def _register(kept: Kept, writable: bool) -> RegisterOut:
    columns = [
        Column(name=name, zh=c.zh, en=c.en, type=c.type.value, optional=c.optional, values=dict(c.values))
        for name, c in kept.columns.items()
    ]
    cites = [str(cite) for cite in kept.cites]
    known = kept.register
    return RegisterOut(code=known.code, zh=known.zh, en=known.en, cites=cites, writable=writable, columns=columns)


def _entry(row: Entry) -> EntryOut:
    return EntryOut(
        id=row.pk,
        number=row.number,
        organ=row.organ.code if row.organ else "",
        dated_on=row.dated_on.isoformat(),
        values=row.values,
        withdrawn=row.withdrawn,
        version=row.version,
    )

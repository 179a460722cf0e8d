"""The end of a notice: who signs, which day, and the mark that says who may read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guiju.rules.official_text.lines import Line, ends_sentence
from guiju.rules.official_text.numerals import day_in
from guiju.rules.official_text.publication import Disclosure

_MARK = re.compile(r"[（(]\s*(此件[^（）()]{2,20})[)）]|(此件[^，。,；（）()]{0,4}公开\S{0,8})")
_OPENNESS: tuple[tuple[str, Disclosure], ...] = (
    ("依申请公开", "on_request"),
    ("不予公开", "withheld"),
    ("不公开", "withheld"),
    ("公开", "proactive"),
)
_LONGEST_SIGNATURE = 40
_NOT_A_SIGNATURE = re.compile(r"附件|\d+\s*[.．、]|[（(]")


@dataclass(frozen=True, slots=True)
class Signature:
    """`first` and `end`: its lines, end exclusive, the mark not counted."""

    signed_by: str
    made_on: date
    first: int
    end: int


def signature_in(lines: Sequence[Line], start: int) -> Signature | None:
    """The first day standing alone (or behind a name) at or after `start`; None without one."""
    for index in range(start, len(lines)):
        name, made_on = _name_and_day(lines[index].text)
        if made_on is None:
            continue
        if name:
            return Signature(name, made_on, index, index + 1)
        first = _first_signer(lines, start, index)
        signers = (re.sub(r"\s+", " ", line.text) for line in lines[first:index])
        return Signature("、".join(signers), made_on, first, index + 1)
    return None


def _name_and_day(text: str) -> tuple[str, date | None]:
    made_on = day_in(text)
    if made_on:
        return "", made_on
    name, blank, day = text.rpartition(" ") if " " in text else text.rpartition("\u3000")
    return (name.strip(), day_in(day)) if blank and _may_sign(name) else ("", None)


def _first_signer(lines: Sequence[Line], start: int, day: int) -> int:
    first = day
    while first > start and _may_sign(lines[first - 1].text):
        first -= 1
    return first


def _may_sign(text: str) -> bool:
    short = len(text) <= _LONGEST_SIGNATURE and not ends_sentence(text)
    return short and not _NOT_A_SIGNATURE.match(text) and not any(mark in text for mark in "，,。《")


def disclosure_mark(text: str) -> str:
    """此件公开发布 out of （此件公开发布）; "" when the line is no such mark."""
    found = _MARK.fullmatch(text.strip())
    return (found[1] or found[2]) if found else ""


def disclosure_of(mark: str) -> Disclosure | None:
    return next((kind for words, kind in _OPENNESS if words in mark), None)

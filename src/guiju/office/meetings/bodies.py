"""Kinds of meeting, as the articles of the district describe them on a day. Nothing about them is written in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from guiju.office.meetings.errors import WrongInput
from guiju.office.rulebook import queries as rulebooks
from guiju.office.rulebook.labels import english, label, listed
from guiju.rules.citations import Citation
from guiju.rules.instruments.norms import BodyNorm
from guiju.rules.instruments.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of meeting of one district with the articles that say so."""

    code: str
    norm: BodyNorm
    cites: tuple[Citation, ...]

    @property
    def name(self) -> str:
        """The district's own name for it."""
        return self.norm.name

    @property
    def said(self) -> str:
        """Its name on screen; in English the kind of meeting that it is, for its own name is Chinese."""
        known = words().bodies.get(self.code)
        return known.en if known and known.en and english() else self.name

    @property
    def share(self) -> Fraction | None:
        """The share of the members that must be there; None when the articles ask for none."""
        return self.norm.quorum.share if self.norm.quorum else None

    @property
    def minutes_must(self) -> bool:
        return bool(self.norm.minutes and self.norm.minutes.must)

    def zh_of(self, roles: list[str]) -> str:
        """Roles or labels as one Chinese phrase."""
        known = words().roles
        return "、".join(known[role].zh if role in known else role for role in roles)

    def said_of(self, roles: list[str]) -> str:
        """The same in the language of the screens."""
        known = words().roles
        return listed([label(known[role]) if role in known else role for role in roles])


def words() -> Vocabulary:
    """The vocabulary of all rulebooks."""
    return rulebooks.vocabulary()


def bodies(district: str, on: date) -> Mapping[str, Body]:
    """The kinds of meeting of a district on a day, by code. Raises NotInForce, UnknownDistrict."""
    found = rulebooks.rulebook_for(district, on).bodies(on)
    return {code: Body(code, norm, placed.cites) for code, (placed, norm) in found.items()}


def body_of(district: str, code: str, on: date) -> Body:
    """One kind of meeting. Raises WrongInput when the district has none of that code."""
    known = bodies(district, on)
    if code not in known:
        names = listed([body.said for body in known.values()])
        raise WrongInput(_("本区没有这一种会议。请从下列会议中选择：%(names)s。") % {"names": names})
    return known[code]

"""Grammar of a staff file: who holds which post of a district, and who is in charge of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from guiju.rules.instruments.steps import Grammar

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,40}")
RANKS = {"head": 1, "executive_deputy": 2, "deputy": 3, "chief": 20, "deputy_chief": 25, "legal_unit": 30, "desk": 40}
"""Codes of posts in the order in which screens list them; the first three are leaders'."""
LEADERS = tuple(RANKS)[:3]


def _account(value: str) -> str:
    if not ACCOUNT.fullmatch(value):
        raise ValueError(f"账号「{value}」只能用字母、数字和 - _ .，以字母或数字开头，不超过41个字符")
    return value


def _leader(value: str) -> str:
    if value not in LEADERS:
        raise ValueError(f"code 应是 {'、'.join(LEADERS)} 之一，现为「{value}」")
    return value


AccountPart = Annotated[str, AfterValidator(_account)]
LeaderCode = Annotated[str, AfterValidator(_leader)]


class Seat(Grammar):
    """One post of an organ. `name` empty: vacant. `account` and `title` empty: made from the organ's and the post's."""

    name: Text = ""
    account: AccountPart | None = None
    title: Text = ""


def _seats(value: Any) -> Any:
    return [_seat(row) for row in (value if isinstance(value, list) else [value])]


def _seat(row: Any) -> Any:
    if row is None or isinstance(row, str):
        return {"name": row or ""}
    if not isinstance(row, dict):
        raise ValueError(f"这里应是姓名，或者 name、account、title 的组合，现为「{row}」")
    return row


Seats = Annotated[list[Seat], BeforeValidator(_seats)]


class Titles(Grammar):
    """What the posts of organs are called; stands after the organ's short name."""

    chief: Text = "主要负责人"
    deputy_chief: Text = "副职"
    legal_unit: Text = "法制机构负责人"
    desk: Text = "经办人"


class Accounts(Grammar):
    """The part of an account that stands for a post; stands after the organ's part."""

    chief: AccountPart = "chief"
    deputy_chief: AccountPart = "deputy"
    legal_unit: AccountPart = "legal"
    desk: AccountPart = "desk"


class OrganTitles(Grammar):
    """Titles in which one organ differs from the others."""

    chief: Text = ""
    deputy_chief: Text = ""
    legal_unit: Text = ""
    desk: Text = ""


class OrganStaff(Grammar):
    """The posts of one organ: each a name, a mapping of `Seat`, or a list of them. A post left out is not set up."""

    account: AccountPart | None = None
    titles: OrganTitles = Field(default_factory=OrganTitles)
    chief: Seats = Field(default_factory=list)
    deputy_chief: Seats = Field(default_factory=list)
    legal_unit: Seats = Field(default_factory=list)
    desk: Seats = Field(default_factory=list)

    def seats(self) -> Iterator[tuple[str, int, Seat]]:
        """Code of the post, its place among those of the same code, and who holds it."""
        for code in Titles.model_fields:
            yield from ((code, n, seat) for n, seat in enumerate(getattr(self, code)))


class LeaderSeat(Grammar):
    """One leader's post. `in_charge`: codes of organs and fields of work; `covered_by`: the account of the B role."""

    code: LeaderCode
    title: Annotated[Text, Field(min_length=1)]
    name: Text = ""
    account: AccountPart
    in_charge: list[str] = Field(default_factory=list)
    covered_by: AccountPart | None = None


class StaffGrammar(Grammar):
    """A whole file. `prefix` stands before every account, with a hyphen; `since_on`: everybody's first day."""

    district: str
    since_on: date
    prefix: AccountPart | None = None
    titles: Titles = Field(default_factory=Titles)
    accounts: Accounts = Field(default_factory=Accounts)
    leaders: Annotated[list[LeaderSeat], Field(min_length=1)]
    organs: dict[str, OrganStaff]

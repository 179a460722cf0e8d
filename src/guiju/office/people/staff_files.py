"""Reads a staff file and checks it against the district's profile; every mistake is told with its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guiju.office.people.errors import StaffFileWrong
from guiju.office.people.staff_grammar import RANKS, LeaderSeat, OrganStaff, Seat, StaffGrammar
from guiju.office.rulebook.profiles import DistrictProfile, profiles
from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.positions import Place, Positioned, read_yaml


@dataclass(frozen=True, slots=True)
class StaffPost:
    """One post to be set up. `organ` "": a leader's. `name` "": vacant. `place`: where the file says so.

    `covered_by`: the account of the B role.
    """

    code: str
    organ: str
    title: str
    name: str
    account: str
    in_charge: tuple[str, ...]
    place: Place
    covered_by: str = ""

    @property
    def rank(self) -> int:
        """Its order among the posts of the district."""
        return RANKS[self.code]


@dataclass(frozen=True, slots=True)
class Staff:
    """A checked staff file: the leaders' posts first, then organ by organ."""

    profile: DistrictProfile
    since_on: date
    posts: tuple[StaffPost, ...]


def read_staff(file: Path) -> Staff:
    """Read and check a staff file. Raises StaffFileWrong with all mistakes, each with line and column."""
    try:
        source = read_yaml(file)
    except OSError as error:
        raise StaffFileWrong.unreadable(file) from error
    except InstrumentErrors as error:
        raise StaffFileWrong.of(error.errors) from error
    given, wrong = _grammar(source)
    if given is None:
        raise StaffFileWrong.of(wrong)
    district = profiles()[given.district]
    staff = Staff(district, given.since_on, tuple(_posts(given, district)))
    if wrong := [*_unknown(source, given, district), *_repeated(source, staff), *_uncovered(source, staff)]:
        raise StaffFileWrong.of(wrong)
    return staff


def _grammar(source: Positioned) -> tuple[StaffGrammar | None, list[InstrumentError]]:
    if not isinstance(source.value, dict):
        shape = "文件应是「键: 值」的组合，至少有 district、since_on、leaders、organs"  # halfwidth
        return None, [source.error((), shape)]
    try:
        given = StaffGrammar.model_validate(source.value)
    except ValidationError as error:
        told = [complaint(problem, StaffGrammar) for problem in error.errors()]
        return None, [source.error(_within(source.value, where), message) for where, message in told]
    if given.district not in profiles():
        known = "、".join(profiles())
        return None, [source.error(("district",), f"没有代号为「{given.district}」的区；本系统已设置的区：{known}")]
    return given, []


def _within(value: Any, where: Place) -> Place:
    """The place in the file: a single post is not written as a list, though the grammar reads it as one."""
    found: list[str | int] = []
    for part in where:
        if isinstance(part, int) and not isinstance(value, list):
            continue
        found.append(part)
        if isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return tuple(found)


def _posts(given: StaffGrammar, district: DistrictProfile) -> Iterator[StaffPost]:
    for n, row in enumerate(given.leaders):
        yield _leader(given, n, row)
    for organ, staff in given.organs.items():
        if organ in district.organs:
            for code, n, seat in staff.seats():
                yield _member(given, district, organ, staff, (code, n, seat))


def _leader(given: StaffGrammar, n: int, row: LeaderSeat) -> StaffPost:
    account = _account(given, row.account)
    cover = _account(given, row.covered_by) if row.covered_by else ""
    return StaffPost(row.code, "", row.title, row.name, account, tuple(row.in_charge), ("leaders", n), cover)


def _member(
    given: StaffGrammar, district: DistrictProfile, organ: str, staff: OrganStaff, seated: tuple[str, int, Seat]
) -> StaffPost:
    code, n, seat = seated
    called = getattr(staff.titles, code) or getattr(given.titles, code)
    title = seat.title or f"{district.organs[organ].short}{called}"
    part = staff.account or organ.replace("_", "-")
    account = _account(given, seat.account or f"{part}-{getattr(given.accounts, code)}")
    return StaffPost(code, organ, title, seat.name, account, (), ("organs", organ, code, n))


def _account(given: StaffGrammar, part: str) -> str:
    return f"{given.prefix}-{part}" if given.prefix else part


def _unknown(source: Positioned, given: StaffGrammar, district: DistrictProfile) -> Iterator[InstrumentError]:
    for organ in given.organs:
        if organ not in district.organs:
            message = f"{district.name}没有代码为「{organ}」的机构{_closest(organ, district.organs)}"
            yield source.error(("organs", organ, "#key"), message)
    works = {**district.organs, **district.fields}
    for n, row in enumerate(given.leaders):
        for m, work in enumerate(row.in_charge):
            if work not in works:
                message = f"{district.name}没有代码为「{work}」的机构或工作领域{_closest(work, works)}"
                yield source.error(("leaders", n, "in_charge", m), message)


def _closest(code: str, known: Any) -> str:
    near = get_close_matches(code, list(known), n=1)
    return f"；是不是想写「{near[0]}」？" if near else ""


def _repeated(source: Positioned, staff: Staff) -> Iterator[InstrumentError]:
    titles, accounts, works = dict[str, StaffPost](), dict[str, StaffPost](), dict[str, StaffPost]()
    for post in staff.posts:
        place = _within(source.value, post.place)
        if titles.setdefault(post.title, post) is not post:
            yield source.error(place, f"职务「{post.title}」写了两次；请用 title 写出区别，例如加括号注明分工")
        if post.name and (first := accounts.setdefault(post.account, post)) is not post:
            message = f"账号「{post.account}」写了两次（已给{first.name}）；请用 account 另起一个"
            yield source.error(place, message)
        for m, work in enumerate(post.in_charge):
            if (first := works.setdefault(work, post)) is not post or work in post.in_charge[:m]:
                yield source.error((*place, "in_charge", m), f"「{work}」已由「{first.title}」分管，只能由一人分管")
    yield from _one_head(source, staff)


def _uncovered(source: Positioned, staff: Staff) -> Iterator[InstrumentError]:
    leaders = {post.account for post in staff.posts if not post.organ}
    for post in staff.posts:
        if post.covered_by and post.covered_by not in leaders - {post.account}:
            message = f"covered_by（AB角）应是另一位区领导的账号，现为「{post.covered_by}」"
            yield source.error((*post.place, "covered_by"), message)


def _one_head(source: Positioned, staff: Staff) -> Iterator[InstrumentError]:
    heads = [post for post in staff.posts if post.code == "head"]
    for post in heads[1:]:
        yield source.error(post.place, f"code: head 只能有一名；「{heads[0].title}」已经是")

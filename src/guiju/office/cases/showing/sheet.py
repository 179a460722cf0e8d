"""The sign-off sheet: what a case is about, and who said what, leaders first, as officials keep it on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from guiju.office.cases.actors import CHINA
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.showing.page import CasePage
from guiju.office.cases.state import Deed, StepState
from guiju.office.people.queries import post_of
from guiju.office.rulebook.profiles import profile


@dataclass(frozen=True, slots=True)
class Opinion:
    """One box of the sheet (components/sheets.jinja)."""

    who: str
    words: str
    name: str
    day: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a case."""

    organ: str
    title: str
    rows: Sequence[Sequence[tuple[str, str]]]
    opinions: Sequence[Opinion]


def sheet_of(page: CasePage, on: date) -> Sheet:
    """Everything on the sheet. Boxes are by the rank of the post, then by time; what is still open has an empty box."""
    case = page.file.case
    district = profile(case.district_id)
    rows = [
        [("标题", case.title)],
        [("事项", page.asked.act.zh), ("编号", str(case.serial))],
        [("来文单位", case.drafting_organ.name), ("起办日期", _day(case.opened_at))],
        [("适用规则", f"{case.law_on} 施行中的规则"), ("状态", case.get_state_display())],
    ]
    return Sheet(district.government, "办理单", rows, _opinions(page))


def _opinions(page: CasePage) -> list[Opinion]:
    found = []
    for step in page.file.state.steps.values():
        found += [(_rank(page, deed), deed.at, _opinion(page, step, deed)) for deed in step.deeds()]
        if step.open_seats() and not step.deeds() and not step.finished:
            found.append((_LAST, page.file.case.updated_at, Opinion(step.zh, "", "", None)))
    return [opinion for _, _, opinion in sorted(found, key=lambda row: row[:2])]


_LAST = 10**6


def _opinion(page: CasePage, step: StepState, deed: Deed) -> Opinion:
    evidence = f"（凭据：{deed.evidence}）" if deed.evidence else ""
    name = page.names.people.get(deed.person, "")
    behalf = f"（代{page.names.title(deed.on_behalf_of)}）" if deed.on_behalf_of else ""
    return Opinion(step.zh, (deed.text or _usual(deed)) + evidence, name + behalf, deed.at)


def _usual(deed: Deed) -> str:
    """What an act says when its author wrote nothing."""
    done = {"record": f"已于{deed.done_on}办理。", "wait": "会议已议定。"}
    return done.get(deed.operation, f"{OPERATIONS_ZH[deed.operation]}。")


def _rank(page: CasePage, deed: Deed) -> int:
    """Opinions stand by the rank of their post; what was merely recorded stands after them, by time."""
    if deed.operation in ("record", "wait"):
        return _LAST
    post = post_of(page.file.case.district_id, deed.on_behalf_of or deed.post or 0)
    return post.rank if post else _LAST


def _day(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d}"

"""The sign-off sheet put together from a case: head, elements of the paper, boxes of opinions by rank. Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from guiju.office.cases.actors import CHINA
from guiju.office.cases.handwriting import Handwriting, handwriting
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.page import CasePage, case_page
from guiju.office.cases.state import Deed, StepState
from guiju.office.documents.queries import issued_in_case
from guiju.office.people.models import OrganKind, Post
from guiju.office.people.queries import organ_of
from guiju.office.rulebook.labels import choices
from guiju.office.rulebook.profiles import profile
from guiju.office.signoff.phrases import telephone_of

LAST = 10**6
SIGN, LEADERS, COUNTERSIGN, OFFICE, OTHERS, RECORDS = range(6)
OUTGOING = {SIGN: "签发", LEADERS: "领导意见", COUNTERSIGN: "会签", OFFICE: "办公室审核", OTHERS: "起草、审查单位意见"}
INCOMING = {SIGN: "签发", LEADERS: "领导批示", COUNTERSIGN: "会签", OFFICE: "拟办意见", OTHERS: "有关单位意见"}
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Signed:
    """One opinion. `name` with whom they stood in for; `step` what it was given for; `seq` the entry of the log."""

    step: str
    words: str
    name: str
    day: str
    seq: int = 0
    hand: Handwriting | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the sheet with its opinions, leaders first."""

    title: str
    opinions: Sequence[Signed]


@dataclass(frozen=True, slots=True)
class SignoffSheet:
    """A whole sheet. `foot` names the entries of the log that it was made from, and the last one's hash."""

    organ: str
    kind: str
    rows: Sequence[Pairs]
    boxes: Sequence[Box]
    foot: str
    printed_on: date
    title: str = field(default="")


def sheet_of(file: CaseFile, on: date) -> SignoffSheet:
    """The sheet of a case whose rights have been checked."""
    page = case_page(file, on)
    case, state = file.case, file.state
    outgoing = "sign" in page.asked.act.answers
    papers = page.asked.act.theme == "documents"
    kind = ("文件稿纸" if outgoing else "公文处理单") if papers else "办理单"
    foot = (
        f"{page.asked.act.zh}{case.serial}号，依据办理记录第1至{state.head_seq}条，末条校验值{state.head_hash[:16]}。"
    )
    boxes = _boxes(page, OUTGOING if outgoing else INCOMING)
    return SignoffSheet(profile(case.district_id).government, kind, _rows(page), boxes, foot, on, case.title)


def _rows(page: CasePage) -> list[Pairs]:
    case, state = page.file.case, page.file.state
    issued = issued_in_case(case.pk)
    genres = choices(page.asked.facts["genre"]) if "genre" in page.asked.facts else {}
    number = issued.number if issued else f"{page.asked.act.zh} {case.serial}号"
    return [
        [("标题", case.title)],
        [("文号" if issued else "编号", number), ("文种", genres.get(str(state.facts.get("genre", "")), "—"))],
        [("紧急程度", "紧急" if state.facts.get("urgent") else "平件"), ("密级", _secrecy(page))],
        [("拟稿（来文）单位", case.drafting_organ.name), ("日期", _day(case.opened_at))],
        [("拟稿人", case.opened_by.name), ("电话", telephone_of(case.opened_by_id) or "—")],
    ]


def _secrecy(page: CasePage) -> str:
    return "标有密级，按保密规定办理" if page.file.state.facts.get("marked_secret") else "无"


def _boxes(page: CasePage, titles: dict[int, str]) -> list[Box]:
    posts = _posts(page)
    office = organ_of_office(page.file.case.district_id)
    found: dict[int, list[tuple[int, int, Signed]]] = {}
    for step, deed in _deeds(page):
        post = posts.get(deed.on_behalf_of or deed.post or 0)
        group = _group(deed, post, office)
        found.setdefault(group, []).append((post.rank if post else LAST, deed.seq, _signed(page, step, deed)))
    for step in page.file.state.active_steps():
        for _, seat in step.open_seats():
            post = posts.get(seat.posts[0]) if seat.posts else None
            group = _group_of(seat.operation, post, office)
            waiting = Signed(step.zh, "", "", "")
            found.setdefault(group, []).append((post.rank if post else LAST, LAST, waiting))
    named = {**titles, RECORDS: "办理情况"}
    return [
        Box(named[group], [opinion for *_, opinion in sorted(rows, key=lambda row: row[:2])])
        for group, rows in sorted(found.items())
    ]


def organ_of_office(district: str) -> int:
    """The key of the district's government office; 0 when there is none."""
    codes = [organ.code for organ in profile(district).organs.values() if organ.kind == OrganKind.OFFICE]
    found = organ_of(district, codes[0]) if codes else None
    return found.pk if found else 0


def _deeds(page: CasePage) -> Iterator[tuple[StepState, Deed]]:
    """What was done, each act once with the first step that it did."""
    seen: set[int] = set()
    state = page.file.state
    steps = [*sorted(state.steps.values(), key=lambda step: -step.order), *state.dropped]
    known = {step.key: step for step in reversed(steps)}
    yield from ((known[objection.step], objection.deed) for objection in state.objections if objection.step in known)
    for step in steps:
        for deed in step.deeds():
            if deed.seq not in seen:
                seen.add(deed.seq)
                yield step, deed


def _posts(page: CasePage) -> dict[int, Post]:
    keys = {deed.on_behalf_of or deed.post or 0 for _, deed in _deeds(page)}
    steps = page.file.state.active_steps()
    keys |= {post for step in steps for seat in step.seats for post in seat.posts}
    return {post.pk: post for post in Post.objects.filter(pk__in=keys)}


def _group(deed: Deed, post: Post | None, office: int) -> int:
    return _group_of(deed.operation, post, office)


def _group_of(operation: str, post: Post | None, office: int) -> int:
    if operation in ("record", "wait"):
        return RECORDS
    if operation in ("sign", "countersign", "object"):
        return SIGN if operation == "sign" else COUNTERSIGN
    if post is None or post.organ_id is None:
        return LEADERS if post else OTHERS
    return OFFICE if post.organ_id == office else OTHERS


def _signed(page: CasePage, step: StepState, deed: Deed) -> Signed:
    evidence = f"（凭据：{deed.evidence}）" if deed.evidence else ""
    hand = handwriting(deed.handwriting)
    words = (deed.text or ("" if hand else _usual(deed))) + evidence
    post = page.names.title(deed.on_behalf_of or deed.post)
    who = page.names.people.get(deed.person, "")
    title = f"{page.names.title(deed.post)}代{post}" if deed.on_behalf_of else post
    return Signed(step.zh, words, f"{title} {who}".strip(), _day(deed.at), deed.seq, hand)


def _usual(deed: Deed) -> str:
    """What an act says when its author wrote nothing."""
    done = {"record": f"已于{deed.done_on}办理。", "wait": "会议已议定。"}
    return done.get(deed.operation, f"{OPERATIONS_ZH[deed.operation]}。")


def _day(at: datetime) -> str:
    local = at.astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日"

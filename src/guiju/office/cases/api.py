"""Cases for programs: the same lists, cases and operations as on the pages, under the same rights and refusals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from guiju.office.cases import handwriting, queries
from guiju.office.cases.actions import Matter
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.computed import with_computed
from guiju.office.cases.doing import WronglyFilled, operation_form, perform
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.queries.matters import Wanted, matters_page
from guiju.office.cases.queries.searching import Sought, listed
from guiju.office.cases.showing.jumped import jumped_over
from guiju.office.cases.views.entry import actor_of, district_of, seen_file
from guiju.office.rulebook.api_answers import answers
from guiju.rules.planning.plan_json import plan_as_json

router = Router(tags=["事项"])
LONGEST = 2000


class InboxLine(Schema):
    """One line of a list. `operation` is what is asked; `at` when it came, was done or was opened.

    `urgency` 2 for 特急, 1 for urgent; `urged` how often one was reminded; `head_seq` is sent back as `seq`.
    """

    case_id: int
    serial: int
    title: str
    act: str
    stage: str
    state: str
    organ: str
    at: datetime
    operation: str
    step_key: str
    due_on: date | None
    overdue: bool
    post_title: str
    stood_in: bool
    urgency: int
    urged: int
    head_seq: int


class InboxAnswer(Schema):
    """A page of a list. `total` is "at least" when `more` is true."""

    kind: str
    page: int
    has_next: bool
    total: int
    more: bool
    counts: dict[str, int]
    rows: list[InboxLine]


class MatterLine(Schema):
    """One matter. `organ` is the code of the drafting organ."""

    id: int
    serial: int
    act: str
    title: str
    organ: str = Field(alias="drafting_organ.code")
    opened_by: str = Field(alias="opened_by.name")
    opened_at: datetime
    stage: str
    state: str


class MattersAnswer(Schema):
    """A page of all matters. `total` is "at least" when `more` is true."""

    page: int
    has_next: bool
    total: int
    more: bool
    rows: list[MatterLine]


class CaseIn(Schema):
    """A case to be opened as a draft. `facts` as in `/rules`; `reasons`: judgement -> why; `token`: once only."""

    act: str
    title: str = Field(min_length=1, max_length=300)
    drafting_organ: str
    facts: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    token: str = Field(default="", max_length=64)


class Opened(Schema):
    """The case that was opened."""

    id: int


class OperationIn(Schema):
    """What an operation needs; each takes its own part. `seq`: the last entry seen; `token`: once only."""

    step: str = ""
    post: int | None = None
    seq: int | None = None
    token: str = Field(default="", max_length=64)
    text: str = Field(default="", max_length=LONGEST)
    handwriting: str = Field(default="", max_length=handwriting.LONGEST)
    reason: str = Field(default="", max_length=LONGEST)
    note: str = Field(default="", max_length=LONGEST)
    evidence: str = ""
    done_on: date | None = None
    to: str = ""
    to_post: int | None = None
    role: str = ""
    fact: str = ""
    finding: str = ""
    value: bool | None = None
    posts: list[int] = []
    passes: bool | None = None
    place: str = ""
    mode: str = ""
    question: str = Field(default="", max_length=LONGEST)
    wish_on: date | None = None
    signer: str = ""
    answer: str = Field(default="", max_length=40)
    ask: int | None = None
    task: str = ""
    reasons: dict[str, str] = {}
    found: dict[str, Any] = {}


class Offered(Schema):
    """An operation open to the person now."""

    operation: str
    zh: str
    step_key: str
    post: int
    on_behalf_of: bool
    main: bool
    roles: list[str]


class UnmetStep(Schema):
    """A required step that an administrator had left out: not done, whatever became of the case."""

    step: str
    zh: str
    strength: str
    reason: str
    cites: list[str]


class EventLine(Schema):
    """One entry of the log."""

    seq: int
    kind: str
    zh: str
    person: str
    post_title: str
    on_behalf_of: str
    at: datetime
    cites: list[str]
    body: dict[str, Any]
    hash: str


class CaseAnswer(Schema):
    """A case: `head_seq` is what an operation sends back as `seq`; `plan` as in `/rules`."""

    id: int
    serial: int
    act: str
    title: str
    state: str
    stage: str
    drafting_organ: str
    law_on: date
    head_seq: int
    facts: dict[str, Any]
    plan: dict[str, Any]
    unmet_steps: list[UnmetStep]
    operations: list[Offered]
    events: list[EventLine]


@router.get("/inbox", response=answers(InboxAnswer), summary="我的工作：待办、待阅、已办、已阅、我发起的")
def inbox(request: HttpRequest, kind: str = "todo", page: int = 1, act: str = "", q: str = "") -> Any:
    """One page of a list, in the order of the pages."""
    actor = actor_of(request)
    return listed(actor.person, actor.on, kind, page, Sought.typed(act, q))


@router.get("", response=answers(MattersAnswer), summary="全部事项：按类别、状态、单位、起办日期和词筛选")
def all_matters(
    request: HttpRequest,
    page: int = 1,
    act: str = "",
    state: str = "",
    organ: str = "",
    since: str = "",
    until: str = "",
    q: str = "",
) -> Any:
    """The matters of one's district that one may see, the latest first. `since`, `until`: days, both included."""
    actor = actor_of(request)
    asked = {"act": act, "state": state, "organ": organ, "since": since, "until": until, "q": q}
    return matters_page(actor, district_of(actor), Wanted.typed(asked), page)


@router.post("", response=answers(Opened), summary="起办事项（草稿）")
def open_case(request: HttpRequest, new: CaseIn) -> Any:
    """Open a case as a draft, in one's own district."""
    actor = actor_of(request, token=new.token)
    district = district_of(actor)
    act = rulebook_of(district, actor.on).act(new.act, actor.on)
    facts = with_computed(act, new.facts, district, new.drafting_organ, actor.on)
    matter = Matter(district, new.act, new.title, facts, new.drafting_organ)
    unknown = [name for name in new.reasons if name not in new.facts]
    if unknown:
        raise WronglyFilled(f"给了理由却没有给判断：{'、'.join(unknown)}。请在 facts 中写明判断的结论。")
    return {"id": open_draft(actor, matter, new.reasons)}


@router.get("/{int:case_id}", response=answers(CaseAnswer), summary="一件事项：要素、流程、记录、现在可做的操作")
def case(request: HttpRequest, case_id: int) -> Any:
    """A case that the person may see; refusals are kept on record."""
    actor = actor_of(request)
    return _answer(seen_file(actor, case_id, request.path))


@router.post("/{int:case_id}/{operation}", response=answers(CaseAnswer), summary="对事项做一个操作")
def operate(request: HttpRequest, case_id: int, operation: str, given: OperationIn) -> Any:
    """Do one operation (agree, tick, sign, send_back...). Answers the case afterwards."""
    actor = actor_of(request)
    desk = Desk(seen_file(actor, case_id, request.path), actor.on)
    form = operation_form(operation, desk, _form_data(given, desk))
    if not form.is_valid():
        raise WronglyFilled("；".join(f"{label}：{sentence}" for _, label, sentence in form.wrong()))
    perform(operation, case_id, actor_of(request, **form.seen()), form)
    return _answer(queries.case_for(actor.person, case_id, actor.on))


def _form_data(given: OperationIn, desk: Desk) -> dict[str, Any]:
    """The fields as the operation's form names them."""
    data = {name: value for name, value in given.dict().items() if value not in (None, "", [], {})}
    for name in ("value", "passes"):
        if name in data:
            data[name] = "yes" if data[name] else "no"
    reasons = data.pop("reasons", {})
    data |= {f"why_{place}": reasons.get(f.id, "") for place, f in enumerate(desk.to_explain())}
    return data | {f"found_{name}": value for name, value in data.pop("found", {}).items()}


def _answer(file: queries.CaseFile) -> dict[str, Any]:
    case, state = file.case, file.state
    return {
        "id": case.pk,
        "serial": case.serial,
        "act": case.act,
        "title": case.title,
        "state": state.state,
        "stage": state.stage,
        "drafting_organ": state.drafting_organ,
        "law_on": case.law_on,
        "head_seq": state.head_seq,
        "facts": state.facts,
        "plan": plan_as_json(file.plan, rulebook_of(case.district_id, case.law_on).vocabulary),
        "unmet_steps": list(jumped_over(state)),
        "operations": queries.allowed_operations(file),
        "events": [_event(entry) for entry in queries.told(file.entries)],
    }


def _event(entry: queries.TimelineEntry) -> dict[str, Any]:
    names = ("seq", "kind", "zh", "person", "post_title", "on_behalf_of", "at", "cites", "hash")
    body = entry.body
    said = {name: getattr(body, name) for name in body.__dataclass_fields__ if name != "plan"}
    return {name: getattr(entry, name) for name in names} | {"body": said}

"""Short ways to a draft with words, a signed case and an issued document in the made-up district."""

from __future__ import annotations

from datetime import date, datetime

from guiju.office.cases import actions as cases
from guiju.office.documents.actions import DraftText, Upload, attach, save_draft
from guiju.office.documents.models import Attachment, IssuedDocument
from office.cases.town import Town

DESK, OFFICE = "parks_bureau.desk", "government_office.desk"
LIMIT = 20 * 1024 * 1024
TEXT = DraftText(
    title="青石区人民政府关于调整公园开放时间的通知",
    addressees="各街道办事处\n区政府各委、办、局",
    body="一、开放时间\n区属公园每日六时开放。\n二、工作要求\n（一）加强值守。各单位要安排专人。",
    annexes="区属公园名单\n一号公园",
    copied_to="区委办公室",
)


def written(town: Town, text: DraftText = TEXT, **facts: object) -> int:
    """A case in the hands of its drafter, with words."""
    case = town.draft(**facts)
    save_draft(case, town.actor(DESK), text, 0)
    return case


def signed(town: Town, text: DraftText = TEXT, signed_at: datetime | None = None, **facts: object) -> int:
    """A case that waits to be numbered."""
    case = written(town, text, **facts)
    cases.hand_in(case, town.actor(DESK))
    cases.agree(case, town.actor(OFFICE))
    cases.sign(case, town.actor("deputy", **({"now": signed_at} if signed_at else {})))
    return case


def issued(town: Town, text: DraftText = TEXT, now: datetime | None = None, **facts: object) -> IssuedDocument:
    """A case carried through to its issued document."""
    case = signed(town, text, **facts)
    actor = town.actor(OFFICE, **({"now": now} if now else {}))
    cases.record(case, actor, done_on=date(2024, 5, 6), evidence="已编号印发")
    return IssuedDocument.objects.get(case_id=case)


def attached(town: Town, case: int, content: bytes, name: str = "说明.txt", kind: str = "drafting_note") -> Attachment:
    """A file attached by the drafter."""
    return attach(case, town.actor(DESK), kind, Upload(name, content, LIMIT))

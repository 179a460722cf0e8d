"""What happened to a case, in order, with the names of those who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from guiju.office.cases.events import Body
from guiju.office.cases.log import FIELDS, recorded
from guiju.office.cases.models import Event

KINDS_ZH = {
    "opened": "起办",
    "planned": "确定流程",
    "attached": "附上材料",
    "facts_changed": "更正要素",
    "judged": "作出判断",
    "waived": "说明理由",
    "handed_in": "报送",
    "activated": "转下一环节",
    "held": "等待补正",
    "chosen": "选定办理人",
    "agreed": "同意",
    "ticked": "圈阅",
    "signed": "签发",
    "countersigned": "会签",
    "opined": "提出意见",
    "recorded": "记录办理情况",
    "instructed": "批示",
    "outcome_recorded": "登记会议结果",
    "sent_back": "退回",
    "withdrawn": "撤回",
    "transferred": "转办",
    "skipped": "略过环节",
    "commented": "留言",
    "circulated": "传阅",
    "read": "已阅",
    "urged": "催办",
    "suspended": "中止",
    "resumed": "恢复",
    "voided": "作废",
    "sub_matter_opened": "起办关联事项",
    "sub_matter_closed": "关联事项办结",
    "closed": "办结",
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry for the screen. `person` acted in `post_title`, on behalf of `on_behalf_of` (empty: for themselves)."""

    seq: int
    kind: str
    zh: str
    person: str
    post_title: str
    on_behalf_of: str
    at: datetime
    cites: tuple[str, ...]
    body: Body
    hash: str


def timeline(case_id: int) -> list[TimelineEntry]:
    """The whole log of a case, oldest first, in one query. Rights are checked by whoever asks."""
    names = ("actor__name", "actor_post__title", "on_behalf_of__title")
    rows = Event.objects.filter(case_id=case_id).order_by("seq").values_list(*FIELDS, *names)
    return [_entry(row) for row in rows]


def _entry(row: tuple[object, ...]) -> TimelineEntry:
    entry = recorded(row)
    person, title, behalf = row[len(FIELDS) :]
    return TimelineEntry(
        seq=entry.seq,
        kind=entry.kind,
        zh=KINDS_ZH[entry.kind],
        person=str(person),
        post_title=str(title or ""),
        on_behalf_of=str(behalf or ""),
        at=entry.at,
        cites=entry.cites,
        body=entry.body,
        hash=entry.hash,
    )

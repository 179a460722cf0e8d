"""What happened to a case, in order, with the names of those who did it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop as N_

from guiju.office.cases.events import Body, Recorded
from guiju.office.cases.log import read_log
from guiju.office.people.directory import people_named
from guiju.office.people.staffing import titles_of

KINDS_ZH = {
    "opened": N_("起办"),
    "planned": N_("确定流程"),
    "attached": N_("附上材料"),
    "facts_changed": N_("更正要素"),
    "judged": N_("作出判断"),
    "waived": N_("说明理由"),
    "handed_in": N_("报送"),
    "activated": N_("转下一环节"),
    "held": N_("等待补正"),
    "chosen": N_("选定办理人"),
    "agreed": N_("同意"),
    "ticked": N_("圈阅"),
    "signed": N_("签发"),
    "countersigned": N_("会签"),
    "objected": N_("有不同意见"),
    "opined": N_("提出意见"),
    "recorded": N_("记录办理情况"),
    "instructed": N_("批示"),
    "outcome_recorded": N_("登记会议结果"),
    "sent_back": N_("退回"),
    "withdrawn": N_("撤回"),
    "transferred": N_("转办"),
    "skipped": N_("略过环节"),
    "signers_added": N_("加签"),
    "signer_removed": N_("减签"),
    "opinion_asked": N_("征询意见"),
    "opinion_answered": N_("答复意见"),
    "opinion_recalled": N_("收回征询"),
    "rescued": N_("管理员处置"),
    "jumped": N_("跳转环节"),
    "rescue_reviewed": N_("复核管理员处置"),
    "commented": N_("留言"),
    "circulated": N_("传阅"),
    "read": N_("已阅"),
    "urged": N_("催办"),
    "suspended": N_("中止"),
    "resumed": N_("恢复"),
    "voided": N_("作废"),
    "sub_matter_opened": N_("起办关联事项"),
    "sub_matter_closed": N_("关联事项办结"),
    "closed": N_("办结"),
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
    """The whole log of a case, oldest first. Rights are checked by whoever asks."""
    return told(tuple(read_log(case_id)))


def told(entries: Sequence[Recorded]) -> list[TimelineEntry]:
    """Entries of a log that has been read, with the names of those who made them."""
    people = people_named(entry.actor for entry in entries)
    posts = titles_of([*{post for e in entries for post in (e.actor_post, e.on_behalf_of) if post}])
    return [
        TimelineEntry(
            seq=entry.seq,
            kind=entry.kind,
            zh=KINDS_ZH[entry.kind],
            person=people[entry.actor],
            post_title=posts.get(entry.actor_post or 0, ""),
            on_behalf_of=posts.get(entry.on_behalf_of or 0, ""),
            at=entry.at,
            cites=entry.cites,
            body=entry.body,
            hash=entry.hash,
        )
        for entry in entries
    ]

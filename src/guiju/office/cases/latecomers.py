"""Two people at once, or one person twice: the second is told who did what and when, and nothing is doubled."""

from __future__ import annotations

from datetime import datetime

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import AlreadyDone, SomebodyWasFaster
from guiju.office.cases.state import CaseState, Deed
from guiju.office.people.models import Person, Post

CHANGES_ZH = {
    "attached": "补充了材料",
    "facts_changed": "更正了要素",
    "judged": "作出了判断",
    "chosen": "选定了办理人",
    "sent_back": "退回了本事项",
    "withdrawn": "撤回了本事项",
    "handed_in": "重新报送了本事项",
    "transferred": "转办了本事项",
    "suspended": "中止了本事项",
    "resumed": "恢复了本事项",
    "voided": "作废了本事项",
    "outcome_recorded": "登记了会议结果",
}
"""Entries after which what somebody saw is no longer what they would act on. Acts in other seats are not."""


def refuse_latecomer(state: CaseState, actor: Actor) -> None:
    """Raises AlreadyDone for a token that was used, SomebodyWasFaster when the case changed since it was seen."""
    if actor.token in state.tokens:
        seq = state.tokens[actor.token]
        at = next(at for number, _, _, at in state.log if number == seq)
        raise AlreadyDone(f"您已于{shown(at)}办理,系统没有重复记录,无需再次提交。")
    if actor.seq is None or actor.seq >= state.head_seq:
        return
    for seq, kind, person, at in reversed(state.log):
        if seq <= actor.seq:
            return
        if kind in CHANGES_ZH:
            raise SomebodyWasFaster(
                f"{_name(person)}已于{shown(at)}{CHANGES_ZH[kind]},您看到的内容已不是最新。请刷新后再办理,您填写的内容不会丢失。"
            )


def done_already(deed: Deed, zh: str) -> AlreadyDone:
    """The refusal for a step that is done: by whom, for whom, when."""
    who = _name(deed.person)
    if deed.on_behalf_of:
        title = Post.objects.filter(pk=deed.on_behalf_of).values_list("title", flat=True).first()
        who += f"(代{title})"
    return AlreadyDone(f"「{zh}」已由{who}于{shown(deed.at)}办理,无需重复办理。")


def shown(at: datetime) -> str:
    """An instant in China's time, to the minute."""
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def _name(person: int) -> str:
    return Person.objects.filter(pk=person).values_list("name", flat=True).first() or "有人"

"""Two people at once, or one person twice: the second is told who did what and when, and nothing is doubled."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import AlreadyDone, SomebodyWasFaster
from guiju.office.cases.state import CaseState, Deed
from guiju.office.people.models import Person, Post

CHANGES_ZH = {
    "attached": N_("补充了材料"),
    "facts_changed": N_("更正了要素"),
    "judged": N_("作出了判断"),
    "chosen": N_("选定了办理人"),
    "objected": N_("提出了不同意见"),
    "sent_back": N_("退回了本事项"),
    "withdrawn": N_("撤回了本事项"),
    "handed_in": N_("重新报送了本事项"),
    "transferred": N_("转办了本事项"),
    "jumped": N_("跳转了环节"),
    "suspended": N_("中止了本事项"),
    "resumed": N_("恢复了本事项"),
    "voided": N_("作废了本事项"),
    "outcome_recorded": N_("登记了会议结果"),
}
"""Entries after which what somebody saw is no longer what they would act on. Acts in other seats are not."""


def refuse_latecomer(state: CaseState, actor: Actor) -> None:
    """Raises AlreadyDone for a token that was used, SomebodyWasFaster when the case changed since it was seen."""
    if actor.token in state.tokens:
        seq = state.tokens[actor.token]
        at = next(at for number, _, _, at in state.log if number == seq)
        raise AlreadyDone(_("您已于%(at)s办理，系统没有重复记录，无需再次提交。") % {"at": shown(at)})
    if actor.seq is None or actor.seq >= state.head_seq:
        return
    for seq, kind, person, at in reversed(state.log):
        if seq <= actor.seq:
            return
        if kind in CHANGES_ZH:
            raise SomebodyWasFaster(
                _("%(name)s已于%(at)s%(change)s，您看到的内容已不是最新。请刷新后再办理，您填写的内容不会丢失。")
                % {"name": _name(person), "at": shown(at), "change": _(CHANGES_ZH[kind])}
            )


def done_already(deed: Deed, step: str) -> AlreadyDone:
    """The refusal for a step that is done: by whom, for whom, when."""
    who = _name(deed.person)
    if deed.on_behalf_of:
        title = Post.objects.filter(pk=deed.on_behalf_of).values_list("title", flat=True).first()
        who += _("（代%(title)s）") % {"title": title}
    return AlreadyDone(
        _("「%(step)s」已由%(who)s于%(at)s办理，无需重复办理。") % {"step": step, "who": who, "at": shown(deed.at)}
    )


def shown(at: datetime) -> str:
    """An instant in China's time, to the minute."""
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def _name(person: int) -> str:
    return Person.objects.filter(pk=person).values_list("name", flat=True).first() or _("有人")

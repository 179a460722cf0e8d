"""What people do on a case: which operation fits which step, and what it covers. Pure.

An act of one person covers the steps that fall to the same post one after another: signing covers the review
that the same leader owes before signing. Ticking stands for agreeing where the rules say that it means consent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_noop as N_

from guiju.office.cases.state import CaseState, Seat, StepState

COVERS: Mapping[str, frozenset[str]] = {
    "sign": frozenset({"sign", "countersign", "agree", "tick"}),
    "countersign": frozenset({"countersign", "agree", "tick"}),
    "agree": frozenset({"agree", "tick"}),
    "instruct": frozenset({"agree", "tick"}),
    "tick": frozenset({"tick", "agree"}),
    "opine": frozenset({"opine"}),
    "record": frozenset({"record"}),
}
STANDS_FOR: Mapping[str, frozenset[str]] = {
    "instruct": frozenset({"agree", "tick"}),
    "tick": frozenset({"tick", "agree"}),
}
RUNS = frozenset({"sign", "countersign", "agree", "instruct", "tick"})
"""Operations that go on to the next step of the same post. What is recorded is recorded one by one."""
OPERATIONS_ZH: Mapping[str, str] = {
    "agree": N_("同意"),
    "tick": N_("圈阅"),
    "sign": N_("签发"),
    "countersign": N_("会签"),
    "opine": N_("提出意见"),
    "record": N_("记录办理情况"),
    "instruct": N_("批示"),
    "wait": N_("等候会议结果"),
    "hand_in": N_("报送"),
    "waive": N_("说明理由后继续"),
    "cure": N_("补正"),
    "read": N_("阅"),
    "send_back": N_("退回"),
    "withdraw": N_("撤回"),
    "transfer": N_("转办"),
    "choose": N_("选定办理人"),
    "judge": N_("作出判断"),
    "change_facts": N_("更正要素"),
    "attach_material": N_("补充材料"),
    "add_signer": N_("加签"),
    "remove_signer": N_("减签"),
    "ask_opinion": N_("征询意见"),
    "answer": N_("答复意见"),
    "recall_opinion": N_("收回征询"),
    "reassign": N_("改派（管理员）"),
    "jump": N_("跳转环节（管理员）"),
    "correct": N_("纠正（管理员）"),
    "circulate": N_("传阅"),
    "comment": N_("留言"),
    "urge": N_("催办"),
    "suspend": N_("中止"),
    "resume": N_("恢复"),
    "void": N_("作废"),
    "skip": N_("略过本环节"),
    "record_outcome": N_("登记会议结果"),
}
APPROVING_VERBS = frozenset({"approve", "sign"})
HANDING_IN_VERBS = frozenset({"draft", "hand_in"})
HAND_IN_STAGE = "accept"
"""What must be right by this stage is asked at handing in, unless a step before it will still bring it."""
NEED_TEXT: Mapping[str, str] = {"opine": N_("意见"), "instruct": N_("批示内容")}


def satisfies(operation: str, asked: str) -> bool:
    """Whether an operation does what a seat asks, on its own."""
    return operation == asked or asked in STANDS_FOR.get(operation, ())


def own_seats(step: StepState, post: int, operation: str) -> list[tuple[int, Seat]]:
    """The open seats of a step that `post` may take with an operation, or on the way to it."""
    covered = COVERS[operation]
    return [(n, s) for n, s in step.open_seats() if post in s.posts and s.operation in covered]


def asks_for(facts: Mapping[str, Any], asked: str) -> str:
    """Whether a tick answers a request or a report: a step that asks approval, or a paper that asks a decision."""
    if asked != "tick" or facts.get("genre") == "request" or facts.get("calls_for_action"):
        return "request"
    return "report"


def approves_own_request(state: CaseState, step: StepState, person: int, definition: Mapping[str, Any]) -> bool:
    """True when a person would approve or sign what they drafted themselves.

    The rule says so itself when it names the drafting organ's own head: then it is allowed. Whoever records, with
    its evidence, what a body outside has approved approves nothing.
    """
    if step.does not in APPROVING_VERBS or "case" in definition or "external" in definition:
        return False
    return person in (state.drafter, state.handed_in_by)


def strongest(operations: Iterable[str]) -> str:
    """The one operation that covers several; the first of the list when none does."""
    asked = list(operations)
    for operation in ("agree", "countersign", "sign"):
        if operation in asked and set(asked) <= COVERS[operation]:
            return operation
    return asked[0]

"""Steps that an administrator had left out, as findings: not met, with the articles that require them."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.office.cases.side_state import Jump
from guiju.office.cases.state import JUMPED, CaseState
from guiju.rules.planning.plan_json import part_from_json
from guiju.rules.planning.plans import Finding, FindingKind


def jumped_over(state: CaseState) -> Iterator[Jump]:
    """The steps left out that have not been caught up since, each once."""
    latest = {jump.step: jump for jump in state.jumps}
    yield from (jump for key, jump in latest.items() if key in state.steps and state.steps[key].state == JUMPED)


def unmet_steps(state: CaseState) -> list[Finding]:
    """A finding for each step that was left out: it stays unmet, whatever becomes of the case."""
    return [_finding(jump) for jump in jumped_over(state)]


def _finding(jump: Jump) -> Finding:
    found: Finding = part_from_json(
        "findings",
        {
            "id": f"jumped:{jump.step}",
            "kind": FindingKind.ROUTE.value,
            "ok": False,
            "strength": jump.strength,
            "stage": jump.stage,
            "message": f"「{jump.zh}」没有办理，由系统管理员跳过：{jump.reason}",
            "cites": list(jump.cites),
            "cure": "请管理员跳回这一环节补办",
            "missing": [],
        },
    )
    return found

"""Which approvals stand and which have lapsed, each with why: nothing was changed since, or what was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.names import Names
from guiju.office.cases.side_state import Change, Lapse
from guiju.office.cases.state import CaseState, Deed, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.cases.steps import is_stale
from guiju.office.rulebook.labels import label, listed
from guiju.office.rulebook.queries import vocabulary

APPROVALS = frozenset({"agree", "tick", "sign", "countersign", "opine", "instruct"})


@dataclass(frozen=True, slots=True)
class Standing:
    """An approval: in which step, whose, when; whether it counts, and why or why not."""

    step: str
    operation: str
    who: str
    at: datetime
    stands: bool
    why: str


def approvals(file: CaseFile, names: Names) -> list[Standing]:
    """All approvals of a case that came back at least once or was changed on its way; none for the ordinary case."""
    state = file.state
    if not state.changes and not state.lapses and not any(kind == "sent_back" for _s, kind, _p, _at in state.log):
        return []
    digest = state.digest()
    rows = [_present(state, step, deed, digest, names) for step in state.steps.values() for deed in step.deeds()]
    lapsed = [_gone(state, lapse, names) for lapse in state.lapses]
    return sorted([row for row in rows if row], key=lambda row: row.at) + lapsed


def _present(state: CaseState, step: StepState, deed: Deed, digest: str, names: Names) -> Standing | None:
    if deed.operation not in APPROVALS:
        return None
    stale = is_stale(deed, digest)
    after = _since(state.changes, deed.seq)
    if not stale:
        why = _("所批的内容没有变。")
    elif state.in_drafters_hands or state.returned:
        why = _("批后改了%(what)s：再次报送时要重新办理。") % {"what": _said(after)}
    else:
        why = _("批后改了%(what)s。没有退回重办，原意见保留，请后面的人留意。") % {"what": _said(after)}
    return _row(step, deed, not (stale and (state.in_drafters_hands or state.returned)), why, names)


def _gone(state: CaseState, lapse: Lapse, names: Names) -> Standing:
    known = {step.key: step for step in (*state.dropped, *state.steps.values())}
    changed = [one for one in state.changes if lapse.deed.seq < one.seq <= lapse.seq]
    why = _("批后改了%(what)s，原意见失效，已请重新办理。") % {"what": _said(changed)}
    return _row(known.get(lapse.step), lapse.deed, False, why, names)


def _row(step: StepState | None, deed: Deed, stands: bool, why: str, names: Names) -> Standing:
    who = names.doer(deed.person, deed.post, deed.on_behalf_of)
    return Standing(step_words(step) if step else "", _(OPERATIONS_ZH[deed.operation]), who, deed.at, stands, why)


def _since(changes: Sequence[Change], seq: int) -> list[Change]:
    return [change for change in changes if change.seq > seq]


def _said(changes: Sequence[Change]) -> str:
    known = vocabulary().facts
    named = [
        label(known[change.name]) if change.kind == "fact" and change.name in known else f"《{change.name}》"
        for change in changes
    ]
    return listed(list(dict.fromkeys(named))) or _("内容")

"""Writes on cases: one function, one transaction, its events. The only writer of the event log.

Every function takes an `Actor` (who, when, in which post, what they last saw) and raises a CaseError with a
Chinese sentence when it refuses; then nothing has changed. They return the state afterwards.
"""

from guiju.office.cases.actions.aside import circulate, comment, log_refusal, mark_read, urge
from guiju.office.cases.actions.changing import attach_material, change_facts, judge
from guiju.office.cases.actions.ending import resume, suspend, void
from guiju.office.cases.actions.opening import Matter, hand_in, open_case, withdraw
from guiju.office.cases.actions.outcomes import record_outcome
from guiju.office.cases.actions.rerouting import choose, send_back, skip, transfer
from guiju.office.cases.actions.stepping import Result, agree, countersign, instruct, opine, record, sign, tick
from guiju.office.cases.actions.waiving import waive
from guiju.office.cases.actors import Actor
from guiju.office.cases.chain import Break, verify
from guiju.office.cases.events import Attached
from guiju.office.cases.projections import fill_owed, rebuild_projections

__all__ = [
    "Actor",
    "Attached",
    "Break",
    "Matter",
    "Result",
    "agree",
    "attach_material",
    "change_facts",
    "choose",
    "circulate",
    "comment",
    "countersign",
    "fill_owed",
    "hand_in",
    "instruct",
    "judge",
    "log_refusal",
    "mark_read",
    "open_case",
    "opine",
    "rebuild_projections",
    "record",
    "record_outcome",
    "resume",
    "send_back",
    "sign",
    "skip",
    "suspend",
    "tick",
    "transfer",
    "urge",
    "verify",
    "void",
    "waive",
    "withdraw",
]

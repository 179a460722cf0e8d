"""Writes on cases: one function, one transaction, its events. The only writer of the event log.

Every function takes an `Actor` (who, when, in which post, what they last saw) and raises a CaseError with a
Chinese sentence when it refuses; then nothing has changed. They return the state afterwards.
"""

from guiju.office.cases.actions.aside import circulate, comment, log_refusal, mark_read, urge
from guiju.office.cases.actions.changing import attach_material, change_facts, judge
from guiju.office.cases.actions.ending import resume, suspend, void
from guiju.office.cases.actions.opening import Matter, hand_in, open_case, withdraw
from guiju.office.cases.actions.opinions import answer, ask_opinion, recall_opinion
from guiju.office.cases.actions.outcomes import record_outcome
from guiju.office.cases.actions.rerouting import choose, send_back, skip, transfer
from guiju.office.cases.actions.rescuing import correct, jump, reassign, review_rescue
from guiju.office.cases.actions.signers import add_signer, remove_signer
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
    "add_signer",
    "agree",
    "answer",
    "ask_opinion",
    "attach_material",
    "change_facts",
    "choose",
    "circulate",
    "comment",
    "correct",
    "countersign",
    "fill_owed",
    "hand_in",
    "instruct",
    "judge",
    "jump",
    "log_refusal",
    "mark_read",
    "open_case",
    "opine",
    "reassign",
    "rebuild_projections",
    "recall_opinion",
    "record",
    "record_outcome",
    "remove_signer",
    "resume",
    "review_rescue",
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

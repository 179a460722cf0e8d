"""Writes on meetings: one function, one transaction, a line in the sitting's record.

Every function takes an `Actor`, whose `seq` is the version of the sitting that was seen and whose `token` is the
form's, and raises a CaseError with a Chinese sentence when it refuses; then nothing has changed.
"""

from guiju.office.meetings.actions.agenda import add_topic, move_item, order_by_rule, remove_item
from guiju.office.meetings.actions.attendance import Note, note_attendance
from guiju.office.meetings.actions.minutes import close_sitting, edit_minutes, send_minutes, start_minutes
from guiju.office.meetings.actions.outcomes import Decided, correct_outcome, record_item_outcome
from guiju.office.meetings.actions.redirecting import redirect_topic, settle_otherwise
from guiju.office.meetings.actions.sittings import (
    Called,
    call_sitting,
    cancel_sitting,
    next_ordinal,
    open_sitting,
    reschedule,
    set_chair,
)
from guiju.office.meetings.actions.topics import open_topic, topic_closed, topic_moved, topic_opened

__all__ = [
    "Called",
    "Decided",
    "Note",
    "add_topic",
    "call_sitting",
    "cancel_sitting",
    "close_sitting",
    "correct_outcome",
    "edit_minutes",
    "move_item",
    "next_ordinal",
    "note_attendance",
    "open_sitting",
    "open_topic",
    "order_by_rule",
    "record_item_outcome",
    "redirect_topic",
    "remove_item",
    "reschedule",
    "send_minutes",
    "set_chair",
    "settle_otherwise",
    "start_minutes",
    "topic_closed",
    "topic_moved",
    "topic_opened",
]

"""Reads of cases: lists, one case with the right to see it, its time line, and what somebody may do on it."""

from guiju.office.cases.queries.access import CaseFile, case_for, file_of, may_see, state_of
from guiju.office.cases.queries.allowed import Allowed, allowed_operations
from guiju.office.cases.queries.inbox import Counts, InboxPage, InboxRow, counts, inbox
from guiju.office.cases.queries.timeline import TimelineEntry, timeline, told

__all__ = [
    "Allowed",
    "CaseFile",
    "Counts",
    "InboxPage",
    "InboxRow",
    "TimelineEntry",
    "allowed_operations",
    "case_for",
    "counts",
    "file_of",
    "inbox",
    "may_see",
    "state_of",
    "timeline",
    "told",
]

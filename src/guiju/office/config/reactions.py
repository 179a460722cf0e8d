"""Which moment of a case calls which action of another app: the whole wiring, readable in one place.

A moment is (name, verb of the step) or (name, act of the case); see cases/reactions.py. What stands under one moment
is called from left to right, inside the transaction of the action that brought it about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from guiju.office.absences.granting import keep_absences
from guiju.office.config.minutes import keep_signed_minutes
from guiju.office.diary.visits import keep_visits
from guiju.office.documents.actions import issue
from guiju.office.enactment.publication import publish_issued
from guiju.office.meetings.actions import open_topic, topic_closed, topic_moved, topic_opened
from guiju.office.registry.following import follow
from guiju.office.rulebook.queries import vocabulary
from guiju.office.seals.actions import sign_issued
from guiju.office.tasks.raising import correct_decided, follow_case, raise_decided, raise_tasks

Reactions = Mapping[tuple[str, str], Sequence[Callable[[Any], None]]]


def together(*tables: Reactions) -> Reactions:
    """Several tables that may speak of the same moments: what stands further left is called first."""
    found: dict[tuple[str, str], list[Callable[[Any], None]]] = {}
    for table in tables:
        for key, functions in table.items():
            found.setdefault(key, []).extend(functions)
    return found


# Every step done may be the last one before a topic is admitted to its meeting.
TOPICS: Reactions = {("step_done", verb): [topic_moved] for verb in vocabulary().verbs}

# Whatever moves a matter of leave or travel may grant it, or take back what it has granted.
ABSENCES: Reactions = {("case_moved", act.code): [keep_absences] for act in vocabulary().acts.values() if act.absence}

# What takes leaders somewhere stands in their calendar.
VISITS: Reactions = {("case_moved", act.code): [keep_visits] for act in vocabulary().acts.values() if act.engagement}

# Registers follow every matter that is a paper.
PAPERS: Reactions = {("case_moved", act.code): [follow] for act in vocabulary().acts.values() if act.paper}

# What a leader instructs in any matter becomes a task.
TASKS: Reactions = {("case_moved", act): [raise_tasks] for act in vocabulary().acts}

# A matter of supervision has its line in the ledger of tasks.
LEDGER: Reactions = {("case_moved", "follow_up_task"): [follow_case]}

# What a meeting agreed to becomes a task (called with the item of the agenda, not with a moment of a case).
AFTER_OUTCOMES = [raise_decided]

# Another wording of what it agreed to is the task's wording too.
AFTER_CORRECTIONS = [correct_decided]

REACTIONS: Reactions = {
    **TOPICS,
    **together(ABSENCES, VISITS, PAPERS, TASKS, LEDGER),
    ("step_active", "deliberate"): [open_topic, topic_moved],
    ("step_done", "issue"): [issue, sign_issued, topic_moved],
    ("step_done", "publish"): [publish_issued, topic_moved],
    ("case_opened", "propose_topic"): [topic_opened],
    ("case_closed", "propose_topic"): [topic_closed],
    ("case_closed", "issue_minutes"): [keep_signed_minutes],
}

"""One action on one case: the row locked, the state folded, new entries applied and written, reactions called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import owed_rows, projections, reactions
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NoSuchCase, NotNow, NotYourCase
from guiju.office.cases.events import Body, Recorded
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.folding import apply, fold
from guiju.office.cases.latecomers import refuse_latecomer
from guiju.office.cases.log import EventRow, event_row, read_log
from guiju.office.cases.models import Case
from guiju.office.cases.obligations import obligations_of
from guiju.office.cases.recording import recorded_at
from guiju.office.cases.seating import Seating
from guiju.office.cases.state import ACTIVE, FINISHED, JUMPED, LAPSED, CaseState
from guiju.office.cases.storage import insert_events, lock_case
from guiju.office.people.queries import ActingPost

_written: ContextVar[int] = ContextVar("written", default=0)
"""How many times an action has written to a log, to see whether a reaction did."""


class LogBroken(Exception):
    """The log of a case does not end where the case says: somebody has tampered with the database."""


class Handling:
    """A case while an action works on it. Nothing is stored before the action is through."""

    def __init__(self, case: Case, state: CaseState, actor: Actor) -> None:
        self.case, self.state, self.actor = case, state, actor
        self.rulebook = rulebook_of(case.district_id, case.law_on)
        self.vocabulary = self.rulebook.vocabulary
        self.seating = Seating(self.vocabulary, case.district_id, state, actor.on)
        self.rows: list[EventRow] = []
        self.reseat: frozenset[str] = frozenset()
        self.anew = False  # work out again who is asked, in every step under way
        self._known = len(state.items)
        self._items = projections.snapshot(state)
        self._owed = obligations_of(state)
        self._steps = {step.key: step.state for step in state.steps.values()}
        self._was_ended = state.ended

    def draft(self, kind: str, body: Body, hat: ActingPost | None, cites: Iterable[str] = ()) -> Recorded:
        """The next entry of the log, not recorded yet."""
        return Recorded(
            seq=self.state.head_seq + 1,
            kind=kind,
            body=body,
            actor=self.actor.person.pk,
            actor_post=hat.by_post.pk if hat else None,
            on_behalf_of=hat.post.pk if hat and hat.stand_in else None,
            at=self.actor.now,
            cites=tuple(cites),
            token="" if self.rows else self.actor.token,
        )

    def record(self, kind: str, body: Body, hat: ActingPost | None = None, cites: Iterable[str] = ()) -> None:
        """Add an entry to the log and apply it to the state."""
        self.put(self.draft(kind, body, hat, cites))

    def put(self, entry: Recorded, *, entered: bool = False) -> None:
        """Add a drafted entry. `entered`: its step entries have been applied to the state already."""
        row = event_row(self.case, entry, recorded_at(self.actor.now), self.state.head_hash)
        self.rows.append(row)
        apply(self.state, replace(entry, hash=row.hash), entered=entered)

    def running(self) -> None:
        """Raises NotNow unless the case is being handled."""
        self.not_ended()
        self.not_suspended()
        if self.state.in_drafters_hands:
            raise NotNow(_("本事项现在起草单位手中，尚未报送（或已退回、撤回），请等报送后再办理。"))

    def not_ended(self) -> None:
        """Raises NotNow when the case is closed or void."""
        if self.state.ended:
            raise NotNow(
                _("本事项%(state)s，不能再作改动。如需处理，请另行起办。") % {"state": _(self.case.get_state_display())}
            )

    def not_suspended(self) -> None:
        """Raises NotNow while the case is suspended."""
        if self.state.suspended:
            raise NotNow(_("本事项已中止（%(suspended)s），请先恢复再办理。") % {"suspended": self.state.suspended})

    def drafter_hat(self) -> ActingPost:
        """How the actor may act for the drafter. Raises NotYourCase."""
        hat = self.actor.hat_for([self.state.drafter_post])
        hat = hat or self.actor.hat_of_organ(self.case.drafting_organ_id)
        if hat is None:
            raise NotYourCase(_("只有起草（报送）单位的人员可以这样做。请联系起草单位办理。"))
        return hat

    def handler_hat(self) -> ActingPost:
        """How the actor may act as one who handles the case now: asked in an active step, or the office."""
        asked = [post for step in self.state.active_steps() for seat in step.seats for post in seat.posts]
        hat = self.actor.hat_for(asked) or self.actor.office_hat(self.case.district_id)
        if hat is None:
            raise NotYourCase(_("您的职务不在本事项的当前环节。请由当前办理人或区政府办公室办理。"))
        return hat

    def drafter_or_handler_hat(self) -> ActingPost:
        """One of the two above: the drafter while the case is theirs or held, else those who handle it."""
        if self.state.in_drafters_hands or self.state.held:
            try:
                return self.drafter_hat()
            except NotYourCase:
                if self.state.in_drafters_hands:
                    raise
        return self.handler_hat()

    def finish(self) -> None:
        """Write entries and projections, then call the reactions."""
        if not self.rows:
            return
        insert_events(self.rows)
        projections.update(self.case, self.state, self._items, self._known)
        owed_rows.keep(self.case, self.state, self._owed, self.seating, facts_changed=bool(self.reseat))
        written = _written.get() + 1
        _written.set(written)
        for moment, key in list(self._moments()):
            reactions.react(moment, key)
        if _written.get() != written:  # a reaction has acted on a case, perhaps on this one
            self.state = fold(read_log(self.case.pk))

    def _moments(self) -> Iterator[tuple[reactions.Moment, str]]:
        if self.rows[0].kind == "opened":
            yield self._moment("case_opened"), self.state.act
        for step in self.state.steps.values():
            before = self._steps.get(step.key, "")
            if step.state == ACTIVE != before:
                yield self._moment("step_active", step.key), step.does
            elif step.finished and step.state not in (LAPSED, JUMPED) and before not in FINISHED:
                yield self._moment("step_done", step.key), step.does  # also when it was planned anew since
        if self.state.ended and not self._was_ended:
            yield self._moment("case_closed"), self.state.act
        yield self._moment("case_moved"), self.state.act

    def _moment(self, name: str, step_key: str = "") -> reactions.Moment:
        first = self.rows[0]
        return reactions.Moment(
            name=name,
            case=self.case,
            state=self.state,
            step=self.state.steps.get(step_key),
            seq=first.seq,
            person=self.actor.person,
            post=first.on_behalf_of_id or first.actor_post_id,
            now=self.actor.now,
        )


@contextmanager
def handling(case_id: int, actor: Actor) -> Iterator[Handling]:
    """Lock a case, give it to the action, and store what the action recorded: all of it or nothing.

    Raises NoSuchCase, AlreadyDone (a second click), SomebodyWasFaster.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        if case is None:
            raise NoSuchCase(_("没有编号为%(case_id)s的事项。请从列表中重新打开。") % {"case_id": case_id})
        state = fold(read_log(case_id))
        if state.head_hash != case.head_hash:
            raise LogBroken(f"case {case_id}: the log does not end with the hash {case.head_hash}")
        refuse_latecomer(state, actor)
        handled = Handling(case, state, actor)
        yield handled
        handled.finish()

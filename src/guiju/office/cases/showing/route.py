"""The route of a case as a picture: what is done and by whom, who is asked now, what is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from guiju.office.cases.obligations import day_done
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.names import Names
from guiju.office.cases.showing.plan import LimitView, PersonView, StepView, limit_view, verb_of
from guiju.office.cases.showing.reasons import Reasons
from guiju.office.cases.showing.words import person_in
from guiju.office.cases.state import ACTIVE, DONE, JUMPED, LAPSED, STANDS, WAITING, Deed, Seat, StepState
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import label
from guiju.rules.planning.plans import Plan

STATES = {WAITING: "waiting", ACTIVE: "active", DONE: "done", STANDS: "done", LAPSED: "skipped", JUMPED: "skipped"}


@dataclass(frozen=True)
class RoutePicture:
    """What the picture is drawn from."""

    file: CaseFile
    plan: Plan
    who: WhoIsMeant
    reasons: Reasons
    names: Names

    def steps(self) -> list[StepView]:
        """All steps in order; those of one stage and order stand together."""
        found = sorted(self.file.state.steps.values(), key=lambda step: step.order)
        self.who.look_up({role for step in found if step.state == WAITING for role in step.who})
        return [self._step(step, before) for step, before in zip(found, [None, *found], strict=False)]

    def _step(self, step: StepState, before: StepState | None) -> StepView:
        planned = next((s for s in self.plan.route if s.key == step.key), None)
        holders = self.who.labels([step.choice] if step.choice else step.who, either=step.either)
        holders = holders or _("加签")
        return StepView(
            stage=label(self.who.vocabulary.stages[step.stage]),
            who=holders,
            verb=verb_of(step.zh, holders, self.who.vocabulary.verbs[step.does]) if step.who else _("会签"),
            state=self._state(step),
            together=before is not None and (before.stage, before.order) == (step.stage, step.order),
            people=list(self._people(step)),
            limit=self._limit(step),
            citations=cards(step.cites, self.who.district),
            because=self.reasons.sentences(planned.because) if planned else (),
            note=self._note(step),
        )

    def _state(self, step: StepState) -> str:
        back = self.file.state.returned
        if back and step.key in back.steps and step.state == WAITING:
            return "returned"
        return "external" if step.state == ACTIVE and self._external(step) else STATES[step.state]

    def _people(self, step: StepState) -> Iterable[PersonView]:
        if step.state == WAITING and step.key in self.file.state.additions:
            posts = self.file.state.additions[step.key].posts
            yield from (PersonView(self.names.post(post)) for post in posts if post not in step.removed)
            return
        if step.state == WAITING:
            yield from (PersonView(person_in(post)) for role in step.who for post in self.who.named(role))
            return
        for seat in step.seats:
            if seat.deed:
                yield self._did(seat.deed)
            elif step.state == ACTIVE and seat.state != LAPSED:
                yield from self._asked(seat)

    def _did(self, deed: Deed) -> PersonView:
        evidence = _("凭据：%(evidence)s") % {"evidence": deed.evidence} if deed.evidence else ""
        note = "；".join(filter(None, (deed.text.rstrip("。") if evidence else deed.text, evidence)))
        return PersonView(self.names.doer(deed.person, deed.post, deed.on_behalf_of), deed.at, note)

    def _asked(self, seat: Seat) -> Iterable[PersonView]:
        note = _("轮到后办理") if seat.state == "later" else ""
        return [PersonView(self.names.post(post), None, note) for post in seat.posts]

    def _limit(self, step: StepState) -> LimitView | None:
        due = [limit for limit in self.plan.limits if limit.due and limit.stage == step.stage]
        own = [limit for limit in due if not limit.who or set(limit.who) & set(step.who)]
        found = min(own, key=lambda limit: str(limit.due), default=None)
        if found is None or step.state == LAPSED:
            return None
        timed = isinstance(found.due, datetime)
        deeds = [deed.at if timed else day_done(deed) for deed in step.deeds()] if step.state in (DONE, STANDS) else []
        return replace(limit_view(found, self.who), done=max(deeds, default=None))

    def _note(self, step: StepState) -> str:
        back = self.file.state.returned
        if back and step.key in back.steps and step.state == WAITING:
            return _("已退回：%(reason)s") % {"reason": back.reason}
        if step.state == STANDS and self._came_again():
            return _("内容没有变，先前的办理仍然有效。")
        if step.state == ACTIVE and self._external(step):
            return _("等区外单位答复，结果由区政府办公室登记。")
        if step.state == JUMPED:
            return _("没有办理：由管理员跳过，理由：%(reason)s") % {"reason": step.note}
        if step.key in self.file.state.additions:
            return step.note or self._added(step)
        return step.note or self._problem(step)

    def _added(self, step: StepState) -> str:
        addition = self.file.state.additions[step.key]
        by = self.names.doer(addition.deed.person, addition.deed.post, addition.deed.on_behalf_of)
        return _("%(by)s加签：%(reason)s") % {"by": by, "reason": addition.reason}

    def _came_again(self) -> bool:
        """Whether the case was handed in again, or judged otherwise on its way: only then may anything have lapsed."""
        kinds = [kind for _, kind, _, _ in self.file.state.log]
        on_its_way = kinds[kinds.index("handed_in") + 1 :] if "handed_in" in kinds else []
        return "handed_in" in on_its_way or "judged" in on_its_way

    def _problem(self, step: StepState) -> str:
        if step.state != WAITING:
            return ""
        return next((self.who.meant(role).problem for role in step.who if self.who.meant(role).problem), "")

    def _external(self, step: StepState) -> bool:
        return bool(step.who) and all(self.who.vocabulary.roles[role].external for role in step.who)

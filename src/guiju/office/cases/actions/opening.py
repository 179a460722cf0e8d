"""Opening a case, handing it in, taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import ask_reasons, check_rules, need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, NotNow, NotYourCase
from guiju.office.cases.events import Attached, HandedIn, Json, Opened, SubMatterOpened, Withdrawn
from guiju.office.cases.facts import ATTACHMENTS, must_be_material, rulebook_of
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.latecomers import shown
from guiju.office.cases.models import Case, Event, Serial
from guiju.office.cases.progress import advance, replan, stale
from guiju.office.cases.queries.access import may_see
from guiju.office.cases.queries.allowed import can_withdraw
from guiju.office.cases.state import CaseState, StepState
from guiju.office.cases.unmet import drafters_own
from guiju.office.people.models import Organ
from guiju.office.people.queries import ActingPost, organ_of
from guiju.office.people.roles import resolve
from guiju.rules.planning.plan_json import cites_of, facts_to_json

DRAFTING_ORGAN, LEADERS = "drafting_organ", "government_leaders"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a case is opened about. `law_on` None: the rules of the day of opening.

    A sub-matter names its `parent` case and the step of it that waits.
    """

    district: str
    act: str
    title: str
    facts: Mapping[str, Any]
    drafting_organ: str
    law_on: date | None = None
    materials: Sequence[Attached] = ()
    parent: int | None = None
    parent_step_key: str = ""


@transaction.atomic
def open_case(actor: Actor, matter: Matter) -> int:
    """Open a case as a draft in the hands of its drafter; returns its id.

    Who may: people of the drafting organ, the government office or leaders, as the act's `opened_by` says; a
    sub-matter may be opened by whoever acts in the parent. Facts may be incomplete until it is handed in.
    Raises NotYourCase, AlreadyDone (same token), FactError, NotInForce, UnknownAct, Conflict, NoAnswer.
    """
    law_on = matter.law_on or actor.on
    rulebook = rulebook_of(matter.district, law_on)
    opened_by = rulebook.act(matter.act, law_on).opened_by
    organ = _organ(matter)
    hat = _opening_hat(actor, matter, organ, opened_by)
    _refuse_second_click(actor, matter.district)
    case = _new_row(actor, matter, organ, law_on, rulebook.version)
    h = Handling(case, CaseState(), actor)
    drafter = _drafter_post(h, actor, organ, hat if LEADERS in opened_by else None)
    h.record("opened", _opened(matter, drafter, organ, law_on), hat)
    for material in matter.materials:
        must_be_material(rulebook, material.kind)
        h.record("attached", material, hat)
    replan(h, "opened")
    h.finish()
    _tell_parent_of(actor, matter, case)
    return case.pk


def hand_in(case_id: int, actor: Actor, *, reasons: Mapping[str, str] | None = None, reason: str = "") -> CaseState:
    """Hand a case in (again): the first steps start, or it goes straight back to who returned it.

    `reasons`: finding id -> why a softer rule is not kept; `reason` serves for all that have none of their own.
    Raises RefusedByRule for rules that must be kept, ReasonNeeded, NobodyToAct, NotYourCase, AlreadyDone.
    """
    with handling(case_id, actor) as h:
        h.not_ended()
        h.not_suspended()
        if not h.state.in_drafters_hands:
            raise AlreadyDone(
                _("本事项已于%(at)s报送，正在办理，无需重复报送。") % {"at": shown(_last(h.state, "handed_in"))}
            )
        hat = h.drafter_hat()
        own = list(_own_steps(h))
        check_rules(h)
        ask_reasons(h, hat, reasons or {}, reason)
        _hand_in(h, hat, own)
        advance(h)
    return h.state


def withdraw(case_id: int, actor: Actor, *, reason: str = "") -> CaseState:
    """Take a case back before anybody has acted on it. Raises NotNow once somebody has."""
    with handling(case_id, actor) as h:
        h.running()
        hat = h.drafter_hat()
        if not can_withdraw(h.state):
            raise NotNow(_("已有人办理，不能再撤回。需要修改的，请联系当前办理人退回。"))
        h.record("withdrawn", Withdrawn(need_reason(reason or "起草单位撤回", _("撤回"))), hat)
    return h.state


def _hand_in(h: Handling, hat: ActingPost, own: Sequence[StepState]) -> None:
    digest = h.state.digest()
    rows = [_done_by_handing_in(step, h.state.drafter_post) for step in own]
    body = HandedIn(digest, rows, stale(h.state, digest))
    h.record("handed_in", body, hat, cites_of([{"cites": step.cites} for step in own]))


def _own_steps(h: Handling) -> Iterator[StepState]:
    """The drafter's own first steps (draft, hand in), which handing in is."""
    groups: dict[float, list[StepState]] = {}
    for step in h.state.steps.values():
        if not step.finished:
            groups.setdefault(step.order, []).append(step)
    for order in sorted(groups):
        own = [step for step in groups[order] if drafters_own(step, h.vocabulary)]
        yield from own
        if len(own) < len(groups[order]):
            return


def _done_by_handing_in(step: StepState, post: int) -> Json:
    seat = {"role": step.who[0], "posts": [post], "operation": "record", "due_on": None}
    return {"key": step.key, "seat": 0, "seats": [seat]}


def _last(state: CaseState, kind: str) -> Any:
    return next((at for _, found, _, at in reversed(state.log) if found == kind), state.updated_at)


def _organ(matter: Matter) -> Organ:
    organ = organ_of(matter.district, matter.drafting_organ)
    if organ is None:
        raise NotYourCase(
            _("本区没有代码为「%(drafting_organ)s」的机构，不能作为起草单位。请重新选择。")
            % {"drafting_organ": matter.drafting_organ}
        )
    return organ


def _opening_hat(actor: Actor, matter: Matter, organ: Organ, opened_by: Sequence[str]) -> ActingPost:
    found = [actor.hat_of_organ(organ.pk)] if DRAFTING_ORGAN in opened_by else []
    found += [actor.office_hat(matter.district)] if "office" in opened_by else []
    found += [actor.leader_hat(matter.district)] if LEADERS in opened_by else []
    found += [_hat_of_parent(actor, matter)] if matter.parent is not None else []
    hat = next((hat for hat in found if hat), None)
    if hat is None:
        raise NotYourCase(
            _("您在%(name)s没有职务，不能起办这类事项。请由起草单位或区政府办公室起办。") % {"name": organ.name}
        )
    return hat


def _hat_of_parent(actor: Actor, matter: Matter) -> ActingPost | None:
    """A sub-matter may be opened by whoever has to do with the parent, in the same district."""
    parent = Case.objects.filter(pk=matter.parent or 0, district=matter.district).first()
    return next(iter(actor.hats), None) if parent and may_see(actor.person, parent, actor.hats) else None


def _refuse_second_click(actor: Actor, district: str) -> None:
    same = Event.objects.filter(district=district, actor=actor.person, token=actor.token, kind="opened")
    if actor.token and (event := same.exclude(token="").first()):
        raise AlreadyDone(
            _("您已于%(at)s起办本事项，系统没有重复记录。请在「我的事项」中查看。") % {"at": shown(event.recorded_at)}
        )


def _new_row(actor: Actor, matter: Matter, organ: Organ, law_on: date, version: str) -> Case:
    counter, _ = Serial.objects.select_for_update().get_or_create(district_id=matter.district)
    counter.last += 1
    counter.save(update_fields=["last"])
    return Case.objects.create(
        district_id=matter.district,
        serial=counter.last,
        act=matter.act,
        title=matter.title,
        drafting_organ=organ,
        opened_by=actor.person,
        law_on=law_on,
        rulebook_version=version,
        state="draft",
        head_seq=0,
        head_hash="",
        opened_at=actor.now,
        updated_at=actor.now,
        parent_id=matter.parent,
        parent_step_key=matter.parent_step_key,
    )


def _opened(matter: Matter, drafter_post: int, organ: Organ, law_on: date) -> Opened:
    facts = {name: value for name, value in facts_to_json(matter.facts).items() if name != ATTACHMENTS}
    return Opened(
        act=matter.act,
        title=matter.title,
        facts=facts,
        drafting_organ=organ.code,
        drafter_post=drafter_post,
        law_on=law_on.isoformat(),
        parent=matter.parent,
        parent_step_key=matter.parent_step_key,
    )


def _drafter_post(h: Handling, actor: Actor, organ: Organ, leader: ActingPost | None) -> int:
    """The post that the draft lies with: the actor's in the drafting organ, else that organ's desk.

    What the rules let leaders ask for themselves lies with the leader who asks; `leader`: who may be one.
    """
    if hat := actor.hat_of_organ(organ.pk):
        return hat.post.pk
    if leader and leader.post.organ_id is None:
        return leader.post.pk
    definition = h.vocabulary.roles[DRAFTING_ORGAN].resolve
    place = {"district": organ.district_id, "drafting_organ": organ.code}
    return resolve(DRAFTING_ORGAN, definition, **place, facts={}, on=actor.on)[0].pk


def _tell_parent_of(actor: Actor, matter: Matter, case: Case) -> None:
    if matter.parent is None:
        return
    with handling(matter.parent, replace(actor, seq=None, token="", post=None)) as parent:
        parent.record("sub_matter_opened", SubMatterOpened(case.pk, matter.parent_step_key, matter.act, matter.title))

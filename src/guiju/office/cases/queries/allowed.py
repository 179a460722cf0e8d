"""What somebody may do on a case now: what a case page offers, and nothing that an action would refuse by right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju.office.cases import operations as ops
from guiju.office.cases.actors import GOVERNMENT_OFFICE
from guiju.office.cases.events import ACTED_KINDS
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.queries.access import CaseFile
from guiju.office.cases.queries.signing import beside_operations
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.cases.unmet import waivable
from guiju.office.people.queries import ActingPost

ALWAYS = ("comment", "circulate")
ACTS_AND_OUTCOMES = frozenset({*ACTED_KINDS.values(), "outcome_recorded", "objected", "sent_back"})


@dataclass(frozen=True, slots=True)
class Allowed:
    """One operation on offer. `step_key` empty: on the case as a whole. `main`: what the person is asked for."""

    operation: str
    zh: str
    step_key: str = ""
    post: int = 0
    on_behalf_of: bool = False
    main: bool = False
    roles: tuple[str, ...] = ()


def allowed_operations(file: CaseFile) -> list[Allowed]:
    """The operations open to the person of a case file, those they are asked for first."""
    found = [*_reading(file), *_waiving(file), *_drafting(file), *_handling(file), *_beside(file), *_office(file)]
    if file.state.ended:
        found.append(Allowed("circulate", ops.OPERATIONS_ZH["circulate"]))
    else:
        found += [Allowed(name, ops.OPERATIONS_ZH[name]) for name in ALWAYS]
    return list(dict.fromkeys(sorted(found, key=lambda a: not a.main)))


def _beside(file: CaseFile) -> Iterator[Allowed]:
    for name, step_key, hat, main in beside_operations(file):
        post, behalf = (hat.post.pk, bool(hat.stand_in)) if hat else (0, False)
        yield Allowed(name, ops.OPERATIONS_ZH[name], step_key, post, behalf, main)


def _reading(file: CaseFile) -> Iterator[Allowed]:
    posts = {item.post for item in file.state.items if item.kind == "read" and item.state == "todo"}
    for hat in file.hats:
        if hat.post.pk in posts:
            yield _on_case("read", hat, main=True)


def _waiving(file: CaseFile) -> Iterator[Allowed]:
    if file.state.suspended or not waivable(file.state):
        return
    drafter = _drafter(file)
    hat = drafter or next((hat for _, _, hat in _asked(file)), None) or _of_office(file)
    if hat:
        yield _on_case("waive", hat, main=drafter is not None)


def _drafting(file: CaseFile) -> Iterator[Allowed]:
    hat, state = _drafter(file), file.state
    if hat is None or state.ended or state.suspended:
        return
    if state.in_drafters_hands:
        yield _on_case("hand_in", hat, main=True)
        yield _on_case("void", hat)
    elif can_withdraw(state):
        yield _on_case("withdraw", hat)
    if state.in_drafters_hands or state.held:
        for name in ("attach_material", "change_facts", "judge"):
            yield _on_case(name, hat, main=bool(state.held))


def _handling(file: CaseFile) -> Iterator[Allowed]:
    state = file.state
    if state.ended or state.suspended or state.in_drafters_hands:
        return
    for step, seat, hat in _asked(file):
        if not _own_request(file, step, seat):
            yield from _in_seat(step, seat, hat)


def _asked(file: CaseFile) -> Iterator[tuple[StepState, Seat, ActingPost]]:
    for step in file.state.active_steps():
        for _, seat in step.open_seats():
            hat = next((hat for hat in file.hats if hat.post.pk in seat.posts), None)
            if hat:
                yield step, seat, hat


def _in_seat(step: StepState, seat: Seat, hat: ActingPost) -> Iterator[Allowed]:
    yield _on_step(seat.operation, step, hat, main=True)
    for name, stands_for in ops.STANDS_FOR.items():
        if seat.operation in stands_for and name != seat.operation:
            yield _on_step(name, step, hat)
    for name in ("send_back", "transfer", "attach_material", "judge"):
        yield _on_step(name, step, hat)
    if step.strength != "must":
        yield _on_step("skip", step, hat)


def _office(file: CaseFile) -> Iterator[Allowed]:
    state = file.state
    hat = _of_office(file)
    if hat is None or state.ended:
        return
    yield _on_case("resume" if state.suspended else "suspend", hat)
    yield _on_case("void", hat)
    if not state.in_drafters_hands:
        yield _on_case("urge", hat)
        for step in state.active_steps():
            if step.either and not step.choice:
                yield _on_step("choose", step, hat, roles=step.who)
            if any(seat.operation == "wait" for _, seat in step.open_seats()):
                yield _on_step("record_outcome", step, hat)


def can_withdraw(state: CaseState) -> bool:
    """Whether nobody has acted since the case was handed in."""
    for _, kind, _, _ in reversed(state.log):
        if kind == "handed_in":
            return True
        if kind in ACTS_AND_OUTCOMES:
            return False
    return False


def _drafter(file: CaseFile) -> ActingPost | None:
    organ, post = file.case.drafting_organ_id, file.state.drafter_post
    return next((h for h in file.hats if h.post.pk == post or h.post.organ_id == organ), None)


def _of_office(file: CaseFile) -> ActingPost | None:
    return next((h for h in file.hats if h.post.organ and h.post.organ.code == GOVERNMENT_OFFICE), None)


def _own_request(file: CaseFile, step: StepState, seat: Seat) -> bool:
    if not seat.role:
        return False  # a signer who was added; the drafter never is
    rulebook = rulebook_of(file.case.district_id, file.case.law_on)
    definition = rulebook.vocabulary.roles[seat.role].resolve
    return ops.approves_own_request(file.state, step, file.person.pk, definition)


def _on_case(operation: str, hat: ActingPost, *, main: bool = False) -> Allowed:
    return Allowed(operation, ops.OPERATIONS_ZH[operation], "", hat.post.pk, bool(hat.stand_in), main)


def _on_step(
    operation: str, step: StepState, hat: ActingPost, *, main: bool = False, roles: tuple[str, ...] = ()
) -> Allowed:
    zh = ops.OPERATIONS_ZH[operation]
    return Allowed(operation, zh, step.key, hat.post.pk, bool(hat.stand_in), main, roles)

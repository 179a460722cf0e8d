"""All proofs of a rulebook, for every time in which the same instruments are in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.proving.deadlines import deadlines
from guiju.rules.proving.findings import Failure, Unsettled
from guiju.rules.proving.forbidden import required_and_forbidden
from guiju.rules.proving.layers import LAYERS, undeclared
from guiju.rules.proving.matters import Matter
from guiju.rules.proving.one_answer import one_answer
from guiju.rules.proving.own_requests import own_requests
from guiju.rules.proving.quorums import quorums
from guiju.rules.proving.signatures import signatures
from guiju.rules.proving.way_to_end import way_to_end

QUORUM = "quorum"
PROOFS: Mapping[str, tuple[str, Callable[[Matter], Iterator[Failure]]]] = {
    "one_answer": ("只有一个答案", one_answer),
    "not_forbidden": ("不自相矛盾", required_and_forbidden),
    "way_to_end": ("能办到底", way_to_end),
    "signature": ("有权签发", signatures),
    "own_request": ("不自批自请", own_requests),
    "deadlines": ("时限排得开", deadlines),
}
"""Each proof of an act: its name, its Chinese name, and what finds its failures."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing proved, or not. `act` is "" for what concerns the whole rulebook; `asked` counts the questions."""

    law_on: date
    name: str
    zh: str
    act: str
    asked: int
    failures: tuple[Failure, ...] = ()


Known = dict[tuple[object, ...], list[Proof]]
"""Proofs by what they are about: an act, its norms and the meetings there are."""


def prove(book: Rulebook) -> Sequence[Proof]:
    """Proves everything, for every time; a proof without failures holds for all facts."""
    known: Known = {}
    return [proof for law_on in book.turns for proof in prove_on(book, law_on, known)]


def prove_on(book: Rulebook, law_on: date, known: Known | None = None) -> Iterator[Proof]:
    """All proofs for the instruments in force on one day. `known`: proofs of other days, which are added to."""
    bodies = book.bodies(law_on)
    known = {} if known is None else known
    for act in book.acts(law_on):
        program = book.program(act, law_on)
        same = (act, program.placed, tuple(placed.id for placed, _ in bodies.values()))
        if same not in known:
            matter = Matter(program, {code: norm for code, (_, norm) in bodies.items()})
            known[same] = list(_of_act(matter, law_on))
        yield from (replace(proof, law_on=law_on) for proof in known[same])
    yield Proof(law_on, QUORUM, "会议人数达得到", "", len(bodies), _settled(quorums(bodies, book.vocabulary)))
    if above := sum(i.outside for i in book.in_force(law_on)):
        yield Proof(law_on, LAYERS, "与上位规定不抵触", "", above, _settled(_layers(book, law_on)))


def _of_act(matter: Matter, law_on: date) -> Iterator[Proof]:
    for name, (zh, find) in PROOFS.items():
        before = matter.asked
        failures = _settled(find(matter))
        yield Proof(law_on, name, zh, matter.act.code, matter.asked - before, failures)


def _layers(book: Rulebook, law_on: date) -> Iterator[Failure]:
    return (found.as_failure() for found in undeclared(book, law_on))


def _settled(found: Iterator[Failure]) -> tuple[Failure, ...]:
    """The failures; what the solver could not settle in its time is not proved, and says so."""
    failures: list[Failure] = []
    try:
        failures += found
    except Unsettled:
        failures.append(Failure("在规定的时间内没有得出结论，不能算已经证明", "把条件写得简单些，再证明一次"))
    return tuple(failures)

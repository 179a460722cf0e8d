"""The decisions of one stage as tables: which case of each route applies, and which gates and requirements are kept.

Every column is a condition as the articles write it, every row a combination of them. Of the rows of one norm exactly
one holds, so that each table collects one answer from each norm: "<norm> <answer>".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.exchange.places import cases_of
from guiju.rules.planning.program import ALWAYS, Program, ReadyNorm, ReadyRoute

SILENT, KEPT, BROKEN = "silent", "kept", "broken"
Cells = Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class Row:
    """What the conditions must be (those not named do not matter), and the answer."""

    cells: Cells
    answer: str
    says: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A table for one stage. `id` is also the variable that takes the answers; `columns` are bits of the program."""

    id: str
    name: str
    columns: tuple[int, ...]
    rows: tuple[Row, ...]


def answer(norm: str, said: str) -> str:
    """What a table answers for a norm."""
    return f"{norm} {said}"


def case_decision(program: Program, stage: str, routes: Sequence[ReadyRoute]) -> Decision:
    """Which case of each route of the stage applies."""
    label = program.vocabulary.stages[stage].zh
    return _decision(
        f"{stage}_cases", f"{label}：适用哪些规定", (row for route in routes for row in _route_rows(route))
    )


def gate_decision(program: Program, stage: str, norms: Sequence[ReadyNorm]) -> Decision:
    """Which gates and requirements before the stage are kept."""
    label = program.vocabulary.stages[stage].zh
    return _decision(f"{stage}_gates", f"{label}：关口和要件", (row for ready in norms for row in _norm_rows(ready)))


def gates_before(program: Program, stage: str) -> tuple[ReadyNorm, ...]:
    """The gates and requirements that stand before one stage."""
    gates = [ready for ready in program.gates if ready.norm.gate == stage]
    return (*gates, *(ready for ready in program.requirements if ready.norm.stage == stage))


def blocking_answers(norms: Iterable[ReadyNorm]) -> tuple[str, ...]:
    """The answers that do not let a matter enter the stage."""
    return tuple(answer(ready.placed.id, BROKEN) for ready in norms if ready.norm.strength is Strength.MUST)


def _decision(id_: str, name: str, rows: Iterable[Row]) -> Decision:
    found = tuple(rows)
    return Decision(id_, name, tuple(sorted({bit for row in found for bit in row.cells})), found)


def _route_rows(route: ReadyRoute) -> Iterator[Row]:
    says = _places(route.cites)
    if route.bit != ALWAYS:
        yield Row({route.bit: False}, answer(route.id, SILENT), f"{says}不适用")
    applies = _cells({route.bit: True})
    for name, case in cases_of(route):
        beaten_by = [other.bit for other in route.exceptions if case.id in other.over]
        others = route.exceptions if case is route.general else ()
        denied = dict.fromkeys((*beaten_by, *(other.bit for other in others)), False)
        cells = _cells({**applies, **denied, case.bit: True})
        yield Row(cells, answer(route.id, name), _places(case.cites))
    yield from _no_case(route, applies, says)


def _no_case(route: ReadyRoute, applies: Cells, says: str) -> Iterator[Row]:
    """Only exceptions are written and none holds, or the general case has a condition that does not hold."""
    if route.general and route.general.bit == ALWAYS:
        return
    general = {route.general.bit: False} if route.general else {}
    cells = {**applies, **{case.bit: False for case in route.exceptions}, **general}
    yield Row(cells, answer(route.id, SILENT), f"{says}各种情形都不符合")


def _norm_rows(ready: ReadyNorm) -> Iterator[Row]:
    says, name = _places(ready.placed.cites), ready.placed.id
    if ready.bit != ALWAYS:
        yield Row({ready.bit: False}, answer(name, SILENT), f"{says}不适用")
    applies = _cells({ready.bit: True})
    yield Row({**applies, ready.needs: True}, answer(name, KEPT), f"{says}：符合")
    missing = {**applies, ready.needs: False}
    if ready.otherwise != ALWAYS:
        yield Row({**missing, ready.otherwise: True}, answer(name, KEPT), f"{says}：另有依据，视为符合")
        missing[ready.otherwise] = False
    yield Row(missing, answer(name, BROKEN), f"{says}：{getattr(ready.norm, 'otherwise', '') or '缺少要件'}")


def _cells(cells: Cells) -> dict[int, bool]:
    return {bit: value for bit, value in cells.items() if bit != ALWAYS}


def _places(cites: Iterable[Citation]) -> str:
    return "、".join(f"{cite.instrument} {cite.zh()}" for cite in cites)

"""The route of an act as a graph: stage after stage, each with its gates, its decision and its steps.

Every part has one way in and one way out, so that the parts follow one another. A stage's gates that are not kept
lead to an end of their own. Places on the drawing are columns and rows inside the stage's lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from guiju.rules.exchange.decisions import (
    Decision,
    blocking_answers,
    case_decision,
    gate_decision,
    gates_before,
)
from guiju.rules.exchange.feel import text_literal
from guiju.rules.exchange.places import PlacedStep, placed_steps
from guiju.rules.exchange.possible import Possibilities
from guiju.rules.exchange.step_conditions import Conditions
from guiju.rules.planning.program import Program, ReadyRoute


class Kind(StrEnum):
    """BPMN's names of what a node can be."""

    START = "startEvent"
    END = "endEvent"
    DECISION = "businessRuleTask"
    TASK = "userTask"
    ONE_OF = "exclusiveGateway"
    SOME_OF = "inclusiveGateway"
    ALL_OF = "parallelGateway"


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its place: the lane of its stage, and the column and row in it."""

    id: str
    kind: Kind
    name: str
    stage: str
    column: int
    row: int = 0
    step: PlacedStep | None = None
    decision: Decision | None = None
    default: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """From node to node; `when`: a FEEL condition, empty for always or default."""

    id: str
    source: str
    target: str
    when: str = ""
    name: str = ""


@dataclass
class Process:
    """The drawn route of one act."""

    program: Program
    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def stages(self) -> list[str]:
        """The lanes from top to bottom."""
        return list(dict.fromkeys(node.stage for node in self.nodes))


def process_of(program: Program) -> Process:
    """The act's whole route for all facts. Raises nothing: an act without norms is a start and an end."""
    process = Process(program)
    drawer = _Drawer(process)
    for stage in program.vocabulary.stages:
        norms = gates_before(program, stage)
        routes = [route for route in program.routes if route.stage == stage]
        if not (norms or routes):
            continue
        drawer.enter(stage)
        if norms:
            drawer.gates(gate_decision(program, stage, norms), blocking_answers(norms))
        if routes:
            drawer.decide(case_decision(program, stage, routes))
            drawer.steps(routes)
    drawer.end()
    return process


class _Drawer:
    """Puts one part behind the other. `last` is the node that the next one follows."""

    def __init__(self, process: Process) -> None:
        self.process, self.last, self.stage, self.column = process, "", "", 0
        self.pending = ("", "")

    def enter(self, stage: str) -> None:
        self.stage, self.column = stage, 0
        if not self.last:
            self._then(self._node(Kind.START, "开始", "start"))

    def end(self) -> None:
        if not self.last:
            self.enter("draft")
        self._then(self._node(Kind.END, "办完", "end"))

    def decide(self, decision: Decision) -> None:
        if not decision.columns:
            return  # the same for all facts: nothing is decided
        self.process.decisions.append(decision)
        self._then(self._node(Kind.DECISION, decision.name, decision.id, decision=decision))

    def gates(self, decision: Decision, blocking: Sequence[str]) -> None:
        self.decide(decision)
        if not blocking:
            return
        gate = self._node(Kind.ONE_OF, "是否符合", f"{self.stage}_may_enter", default=f"{self.stage}_passes")
        self._then(gate)
        label = self.process.program.vocabulary.stages[self.stage].zh
        stop = self._node(Kind.END, f"不得进入「{label}」", f"{self.stage}_blocked", row=1, at=gate.column)
        when = " or ".join(f"({text_literal(text)} in {decision.id})" for text in blocking)
        self._flow(gate.id, stop.id, when, "不符合", id_=f"{self.stage}_stops")
        self.pending = (f"{self.stage}_passes", "符合")

    def steps(self, routes: Sequence[ReadyRoute]) -> None:
        program = self.process.program
        conditions = Conditions(program, self.stage)
        possible = Possibilities(program, routes)
        placed = placed_steps(program, routes)
        for level in sorted({step.level for step in placed}):
            self._level(level, [step for step in placed if step.level == level], conditions, possible)

    def _level(self, level: int, steps: Sequence[PlacedStep], conditions: Conditions, possible: Possibilities) -> None:
        when = [conditions.of(step) for step in steps]
        if len(steps) == 1 and not when[0]:
            self._then(self._task(steps[0], 0))
            return
        name, skipped = f"{self.stage}_{level}", f"{self.stage}_{level}_skips"
        kind = _kind_of(steps, when, possible)
        default = skipped if all(when) else ""
        split = self._node(kind, "", f"{name}_split", default=default)
        self._then(split)
        tasks = [self._task(step, row) for row, step in enumerate(steps)]
        self.column += 1
        join = self._node(kind, "", f"{name}_join")
        for task, condition in zip(tasks, when, strict=True):
            self._flow(split.id, task.id, condition or ("true" if kind is Kind.SOME_OF else ""))
            self._flow(task.id, join.id)
        if default:
            self._flow(split.id, join.id, id_=skipped)
        self.last = join.id

    def _task(self, step: PlacedStep, row: int) -> Node:
        who, does = step.key
        id_ = f"{self.stage}_{step.level}_{does}_{'_'.join(who)}"
        return self._node(Kind.TASK, "", id_, row=row, at=self.column, step=step)

    def _node(
        self,
        kind: Kind,
        name: str,
        id_: str,
        *,
        row: int = 0,
        at: int | None = None,
        step: PlacedStep | None = None,
        decision: Decision | None = None,
        default: str = "",
    ) -> Node:
        column = self.column if at is None else at
        node = Node(id_, kind, name, self.stage, column, row, step, decision, default)
        self.process.nodes.append(node)
        self.column += at is None
        return node

    def _then(self, node: Node) -> None:
        if self.last:
            id_, name = self.pending
            self._flow(self.last, node.id, name=name, id_=id_)
        self.pending = ("", "")
        self.last = node.id
        self.column = max(self.column, node.column + 1)

    def _flow(self, source: str, target: str, when: str = "", name: str = "", id_: str = "") -> None:
        self.process.flows.append(Flow(id_ or f"{source}_to_{target}", source, target, when, name))


def _kind_of(steps: Sequence[PlacedStep], when: Iterable[str], possible: Possibilities) -> Kind:
    """Where no two of the steps can come at once it is one of them or none; where all always come, all."""
    if not any(when):
        return Kind.ALL_OF
    together = any(
        possible(clause | other)
        for place, one in enumerate(steps)
        for two in steps[place + 1 :]
        for clause in one.when
        for other in two.when
    )
    return Kind.SOME_OF if together else Kind.ONE_OF

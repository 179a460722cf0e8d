"""Everything that the benchmarks call of Guiju, in one place. What does not exist yet raises NotThere.

A part counts as not there only when its module or a name in it is missing: a mistake inside it is not passed
over.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from bench.approval import Contestant, NotThere
from bench.decision_table import FEN, GENRES, SPLIT_COUNT, Answer, Row
from bench.plan_requests import ACT, random_facts

Decide = Callable[[dict[str, Any]], Any]
"""A table of Guiju's: facts to a guiju.rules.expressions.Decision."""


def require(module: str) -> None:
    """Nothing, once the module exists; does not import it."""
    try:
        found = find_spec(module)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise NotThere(f"{module} does not exist yet")


def part(module: str, *names: str) -> ModuleType:
    """The module, once it exists and has all `names`."""
    require(module)
    loaded = import_module(module)
    missing = [name for name in names if not hasattr(loaded, name)]
    if missing:
        raise NotThere(f"{module} has no {', '.join(missing)} yet")
    return loaded


def decision_table(table: Sequence[Row]) -> Decide:
    """The table compiled to one function; money in fen, see `facts_of`."""
    expressions = part("guiju.rules.expressions", "compile_decision", "DecisionRow")
    definitions = _definitions(part("guiju.rules.facts"))
    cite = part("guiju.rules.citations", "Citation").Citation.parse
    written = []
    for row in table:
        node = expressions.parse(condition(row))
        expressions.check(node, definitions)
        written.append(expressions.DecisionRow(node, row.number, (cite(row.citation),)))
    decide: Decide = expressions.compile_decision(written)
    return decide


def answer_of(decision: Any) -> Answer:
    """The answer with its trace, money in yuan again."""
    deciding = decision.deciding()
    return Answer(decision.row, str(decision.cites[0]), deciding | {"amount": deciding["amount"] // FEN})


def condition(row: Row) -> str:
    """A row as a condition of Guiju's own language; money is written in yuan."""
    parts = [f'genre == "{row.genre}"', "major" if row.major else "not major"]
    if row.many is not None:
        parts.append(f"deputies {'>=' if row.many else '<'} {SPLIT_COUNT}")
    return " and ".join([*parts, f"amount >= yuan({row.low_yuan})", f"amount < yuan({row.high_yuan})"])


def facts_of(inputs: dict[str, Any]) -> dict[str, Any]:
    """Guiju holds money in fen."""
    return inputs | {"amount": inputs["amount"] * FEN}


def _definitions(facts: ModuleType) -> dict[str, Any]:
    kinds = facts.FactType
    make = facts.FactDefinition
    return {
        "genre": make("genre", kinds.CHOICE, "文种", values={genre: genre for genre in GENRES}),
        "major": make("major", kinds.BOOLEAN, "重大"),
        "deputies": make("deputies", kinds.INTEGER, "涉及的分管领导人数"),
        "amount": make("amount", kinds.MONEY, "金额"),
    }


class Planner(NamedTuple):
    """A district's rulebook: `requests` draws so many facts by a seed, `plan` plans one or raises `no_plan`.

    `shape_of` tells which plans have the same route, findings and requirements, without planning them.
    """

    plan: Callable[[dict[str, Any]], Any]
    requests: Callable[[int, int], list[dict[str, Any]]]
    no_plan: type[Exception]
    shape_of: Callable[[dict[str, Any]], Hashable]


def instruments() -> list[Path]:
    """The folders of the rule texts that exist."""
    folder = part("guiju.rulebooks", "FOLDER").FOLDER
    found = sorted(path.parent for path in folder.glob("*/instrument.yaml"))
    if not found:
        raise NotThere("no rule text has its instrument.yaml yet")
    return found


def planner(instrument: Path) -> Planner:
    """Plans under one rule text on the day it came into force."""
    reading = part("guiju.rules.instruments", "load_vocabulary", "load_instrument")
    planning = part("guiju.rules.planning.rulebook", "Rulebook")
    vocabulary = reading.load_vocabulary(part("guiju.rulebooks").FOLDER / "vocabulary")
    text = reading.load_instrument(instrument, vocabulary)
    rulebook, law_on = planning.Rulebook(vocabulary, [text]), text.head.in_force_on
    facts = rulebook.act(ACT, law_on).facts.values()

    def requests(count: int, seed: int) -> list[dict[str, Any]]:
        chance = random.Random(seed)
        return [random_facts(facts, chance, law_on) for _ in range(count)]

    no_plan = part("guiju.rules.planning.problems", "PlanningError").PlanningError
    program = rulebook.program(ACT, law_on)

    def shape_of(given: dict[str, Any]) -> Hashable:
        typed, _ = program.reader.read(given)
        return (*program.truth(typed), *(typed.get(name) for name in program.body_facts))

    return Planner(lambda given: rulebook.plan(ACT, given, law_on), requests, no_plan, shape_of)


def approval(url: str, synchronous: int) -> Contestant:
    """The four-step approval through the product's own actions on the database of `url`."""
    require("guiju.office.cases.actions")
    office = import_module("bench.guiju_office")
    found: Contestant = office.Office(url, synchronous)
    return found

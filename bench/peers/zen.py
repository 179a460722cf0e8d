"""zen-engine (GoRules): the table as a JDM decision table, evaluated with trace.

Its README shows `create_decision(...)` once, `decision.evaluate(...)` for each input. `engine.evaluate(key, ...)`
over content that is compiled once is many times faster: from a loader of one's own, or from the static loader.
`evaluate_batch` takes many inputs at once and may use all cores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import zen

from bench.decision_table import SPLIT_COUNT, Answer, Row

Decide = Callable[[Sequence[dict[str, Any]]], Iterable[Any]]
INPUTS = ("genre", "major", "deputies", "amount")
OUTPUTS = ("row", "citation")
TRACED: Any = {"trace": True}
KEY = "table"


def by_readme(table: Sequence[Row]) -> Decide:
    """A decision made once and evaluated for each input."""
    decision = zen.ZenEngine().create_decision(json.dumps(decision_model(table)))
    return one_by_one(lambda inputs: decision.evaluate(inputs, TRACED))


def by_compiled_content(table: Sequence[Row]) -> Decide:
    """The engine asked by key, with the compiled content at hand."""
    content = zen.ZenDecisionContent(json.dumps(decision_model(table)))
    engine = zen.ZenEngine({"loader": lambda _key: content})
    return one_by_one(lambda inputs: engine.evaluate(KEY, inputs, TRACED))


def by_static_loader(table: Sequence[Row]) -> Decide:
    """The engine asked by key, with its own loader that holds the decision."""
    engine = _static(table)
    return one_by_one(lambda inputs: engine.evaluate(KEY, inputs, TRACED))


def by_batch(table: Sequence[Row]) -> Decide:
    """All inputs in one call."""
    engine = _static(table)

    def decide(many: Sequence[dict[str, Any]]) -> list[Any]:
        answered = engine.evaluate_batch([{"key": KEY, "context": one} for one in many], TRACED)
        return [one["data"] for one in answered]

    return decide


def one_by_one(evaluate: Callable[[dict[str, Any]], Any]) -> Decide:
    """A call for each input."""
    return partial(map, evaluate)


def answer_of(response: Any) -> Answer:
    """The answer with what its trace tells about the row."""
    result, trace = response["result"], response["trace"]["table"]["traceData"]
    asked = {name for name in INPUTS if trace["rule"][f"{name}[{name}]"]}
    deciding = {name: value for name, value in trace["reference_map"].items() if name in asked}
    return Answer(int(trace["index"]), result["citation"], deciding)


def _static(table: Sequence[Row]) -> Any:
    return zen.ZenEngine({"loader": {"type": "static", "content": {KEY: decision_model(table)}}})


def decision_model(table: Sequence[Row]) -> dict[str, Any]:
    """The JDM graph: input, decision table, output."""
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "field": name, "name": name} for name in INPUTS],
        "outputs": [{"id": name, "field": name, "name": name} for name in OUTPUTS],
        "rules": [_rule(row) for row in table],
    }
    return {
        "nodes": [
            _node("in", "inputNode"),
            _node("table", "decisionTableNode", content),
            _node("out", "outputNode"),
        ],
        "edges": [_edge("in", "table"), _edge("table", "out")],
    }


def _node(name: str, kind: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
    node: dict[str, Any] = {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}
    return node if content is None else node | {"content": content}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}


def _rule(row: Row) -> dict[str, str]:
    deputies = {None: "", True: f">= {SPLIT_COUNT}", False: f"< {SPLIT_COUNT}"}[row.many]
    return {
        "_id": str(row.number),
        "genre": f'"{row.genre}"',
        "major": str(row.major).lower(),
        "deputies": deputies,
        "amount": f"[{row.low_yuan}..{row.high_yuan})",
        "row": str(row.number),
        "citation": f'"{row.citation}"',
    }

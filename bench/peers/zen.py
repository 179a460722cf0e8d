"""zen-engine (GoRules): the table as a JDM decision table, evaluated with trace.

Two ways to call it are measured. Its README shows `create_decision(...)` once, `decision.evaluate(...)` for
each input; `engine.evaluate(key, ...)` over a loader that answers with compiled content is much faster.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import zen

from bench.decision_table import SPLIT_COUNT, Row

Decide = Callable[[dict[str, Any]], Any]
INPUTS = ("genre", "major", "deputies", "amount")
OUTPUTS = ("row", "citation")
TRACED: Any = {"trace": True}
KEY = "table"


def by_readme(table: Sequence[Row]) -> Decide:
    """A decision made once and evaluated for each input."""
    decision = zen.ZenEngine().create_decision(json.dumps(decision_model(table)))
    return lambda inputs: decision.evaluate(inputs, TRACED)


def by_fastest_call(table: Sequence[Row]) -> Decide:
    """The engine asked by key, with the compiled content at hand."""
    content = zen.ZenDecisionContent(json.dumps(decision_model(table)))
    engine = zen.ZenEngine({"loader": lambda _key: content})
    return lambda inputs: engine.evaluate(KEY, inputs, TRACED)


def row_of(answer: Any) -> int | None:
    """The number of the row that an answer chose, as its trace tells it too."""
    row = answer["result"].get("row")
    if row is None or answer["trace"]["table"]["traceData"]["index"] != row:
        return None
    return int(row)


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

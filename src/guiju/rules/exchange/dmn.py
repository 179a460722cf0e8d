"""A decision as a DMN 1.3 file: one decision table with the facts that it asks about, in FEEL."""

from __future__ import annotations

from guiju.rules.exchange.decisions import Decision
from guiju.rules.exchange.feel import LANGUAGE, TYPES, feel, text_literal
from guiju.rules.exchange.xml_writing import Element, Namespace, written, xml_name
from guiju.rules.expressions.syntax import names
from guiju.rules.planning.program import Program

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
_DMN = Namespace(MODEL)


def decision_id(act: str, decision: Decision) -> str:
    """The name by which a process calls the decision."""
    return f"{act}_{decision.id}"


def dmn(program: Program, decision: Decision) -> bytes:
    """The decision as a file. It collects the answers of all rows that hold: one from each norm."""
    act = program.act
    id_ = decision_id(act.code, decision)
    root = _DMN.root(
        "definitions",
        {None: MODEL},
        id=f"definitions_{id_}",
        name=f"{act.zh}·{decision.name}",
        namespace=f"urn:guiju:{act.code}",
        expressionLanguage=LANGUAGE,
        typeLanguage=LANGUAGE,
        exporter="Guiju",
    )
    asked = sorted(set().union(*(names(program.nodes[bit]) for bit in decision.columns)))
    made = _DMN.put(root, "decision", id=id_, name=decision.name)
    _DMN.put(made, "variable", name=decision.id, typeRef="Any")
    for fact in asked:
        required = _DMN.put(made, "informationRequirement", id=f"asks_{fact}")
        _DMN.put(required, "requiredInput", href=f"#fact_{fact}")
    _table(program, decision, made)
    for fact in asked:
        definition = act.facts[fact]
        given = _DMN.put(root, "inputData", id=f"fact_{fact}", name=fact, label=definition.zh)
        _DMN.put(given, "variable", name=fact, typeRef=TYPES[definition.type])
    return written(root)


def _table(program: Program, decision: Decision, made: Element) -> None:
    table = _DMN.put(made, "decisionTable", id=f"table_{decision.id}", hitPolicy="COLLECT", outputLabel=decision.name)
    for bit in decision.columns:
        column = _DMN.put(table, "input", id=f"condition_{bit}", label=program.because[bit].zh)
        expression = _DMN.put(column, "inputExpression", id=f"expression_{bit}", typeRef="boolean")
        _DMN.put(expression, "text", feel(program.nodes[bit]))
    _DMN.put(table, "output", id=f"answers_{decision.id}", name=decision.id, typeRef="string")
    for place, row in enumerate(decision.rows):
        rule = _DMN.put(table, "rule", id=f"row_{place}")
        _DMN.put(rule, "description", row.says)
        for bit in decision.columns:
            entry = _DMN.put(rule, "inputEntry", id=f"row_{place}_{bit}")
            _DMN.put(entry, "text", _cell(row.cells.get(bit)))
        given = _DMN.put(rule, "outputEntry", id=xml_name(f"row_{place}_answer"))
        _DMN.put(given, "text", text_literal(row.answer))


def _cell(value: bool | None) -> str:
    return "-" if value is None else str(value).lower()

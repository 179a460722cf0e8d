"""The route of an act as a BPMN 2.0 file with its drawing.

Conditions are FEEL. A decision is called by the attributes that Camunda's modeller and engine use (BPMN itself has
none for it); other readers ignore them.
"""

from __future__ import annotations

from collections.abc import Iterable

from guiju.rules.exchange.dmn import decision_id
from guiju.rules.exchange.drawing import Box, Drawing
from guiju.rules.exchange.feel import LANGUAGE
from guiju.rules.exchange.process import Flow, Node, Process, process_of
from guiju.rules.exchange.step_words import about_act, about_step, step_name
from guiju.rules.exchange.xml_writing import Element, Namespace, written, xml_name
from guiju.rules.planning.program import Program

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_BPMN = Namespace(MODEL)
_BPMNDI = Namespace("http://www.omg.org/spec/BPMN/20100524/DI")
_DI = Namespace("http://www.omg.org/spec/DD/20100524/DI")
_DC = Namespace("http://www.omg.org/spec/DD/20100524/DC")
_NAMESPACES = {
    "bpmn": _BPMN.uri,
    "bpmndi": _BPMNDI.uri,
    "di": _DI.uri,
    "dc": _DC.uri,
    "camunda": CAMUNDA,
    "xsi": XSI,
}


def bpmn(program: Program) -> bytes:
    """The act's route as a file: one process, one lane a stage. The decisions that it calls: `dmn`."""
    process = process_of(program)
    act = program.act
    root = _BPMN.root(
        "definitions",
        _NAMESPACES,
        id=f"definitions_{act.code}",
        name=act.zh,
        targetNamespace=f"urn:guiju:{act.code}",
        expressionLanguage=LANGUAGE,
        exporter="Guiju",
    )
    collaboration = _BPMN.put(root, "collaboration", id=f"collaboration_{act.code}")
    _BPMN.put(collaboration, "participant", id=f"pool_{act.code}", name=act.zh, processRef=act.code)
    made = _BPMN.put(root, "process", id=act.code, name=act.zh, isExecutable="true")
    _BPMN.put(made, "documentation", about_act(program))
    _lanes(process, made)
    for node in process.nodes:
        _node(process, node, made)
    for flow in process.flows:
        _flow(flow, made)
    _draw(process, root)
    return written(root)


def _lanes(process: Process, made: Element) -> None:
    lanes = _BPMN.put(made, "laneSet", id="lanes")
    for stage in process.stages:
        name = process.program.vocabulary.stages[stage].zh
        lane = _BPMN.put(lanes, "lane", id=f"lane_{stage}", name=name)
        for node in process.nodes:
            if node.stage == stage:
                _BPMN.put(lane, "flowNodeRef", xml_name(node.id))


def _node(process: Process, node: Node, made: Element) -> None:
    program = process.program
    attributes = {"default": xml_name(node.default)} if node.default else {}
    name = step_name(program, node.step) if node.step else node.name
    found = _BPMN.put(made, node.kind.value, id=xml_name(node.id), name=name, **attributes)
    if node.step:
        _BPMN.put(found, "documentation", about_step(program, node.step))
        found.set(f"{{{CAMUNDA}}}candidateGroups", ",".join(node.step.key[0]))
    if node.decision:
        found.set(f"{{{CAMUNDA}}}decisionRef", decision_id(program.act.code, node.decision))
        found.set(f"{{{CAMUNDA}}}resultVariable", node.decision.id)
        found.set(f"{{{CAMUNDA}}}mapDecisionResult", "collectEntries")
    for flow in process.flows:
        if flow.target == node.id:
            _BPMN.put(found, "incoming", xml_name(flow.id))
    for flow in process.flows:
        if flow.source == node.id:
            _BPMN.put(found, "outgoing", xml_name(flow.id))
    if node.step:
        _who(node, found)


def _who(node: Node, task: Element) -> None:
    """The roles as BPMN itself names those who may take a task."""
    for role in node.step.key[0] if node.step else ():
        owner = _BPMN.put(task, "potentialOwner", id=xml_name(node.id, "by", role), name=role)
        named = _BPMN.put(owner, "resourceAssignmentExpression")
        _BPMN.put(named, "formalExpression", f'"{role}"')


def _flow(flow: Flow, made: Element) -> None:
    names = {"name": flow.name} if flow.name else {}
    ends = {"sourceRef": xml_name(flow.source), "targetRef": xml_name(flow.target)}
    found = _BPMN.put(made, "sequenceFlow", id=xml_name(flow.id), **ends, **names)
    if flow.when:
        condition = _BPMN.put(found, "conditionExpression", flow.when)
        condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")


def _draw(process: Process, root: Element) -> None:
    drawing = Drawing(process)
    code = process.program.act.code
    diagram = _BPMNDI.put(root, "BPMNDiagram", id="diagram")
    plane = _BPMNDI.put(diagram, "BPMNPlane", id="plane", bpmnElement=f"collaboration_{code}")
    _shape(plane, f"pool_{code}", drawing.pool, isHorizontal="true")
    for stage, box in drawing.lanes.items():
        _shape(plane, f"lane_{stage}", box, isHorizontal="true")
    for node in process.nodes:
        _shape(plane, xml_name(node.id), drawing.boxes[node.id])
    for flow in process.flows:
        edge = _BPMNDI.put(plane, "BPMNEdge", id=f"drawn_{xml_name(flow.id)}", bpmnElement=xml_name(flow.id))
        _points(edge, drawing.points(flow))


def _shape(plane: Element, id_: str, box: Box, **attributes: str) -> None:
    shape = _BPMNDI.put(plane, "BPMNShape", id=f"drawn_{id_}", bpmnElement=id_, **attributes)
    size = {"width": str(box.width), "height": str(box.height)}
    _DC.put(shape, "Bounds", x=str(box.x), y=str(box.y), **size)


def _points(edge: Element, points: Iterable[tuple[int, int]]) -> None:
    for x, y in points:
        _DI.put(edge, "waypoint", x=str(x), y=str(y))

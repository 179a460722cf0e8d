"""The drawn route of an act: its gateways, its gates, its decisions, and its picture."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from lxml import etree

from guiju.rules.exchange.bpmn import bpmn
from guiju.rules.exchange.dmn import dmn
from guiju.rules.exchange.drawing import Box, Drawing
from guiju.rules.exchange.process import Kind, Node, Process, process_of
from guiju.rules.planning.program import Program
from rules.rulebooks import REAL, rulebook, yunling

ON = date(2024, 5, 6)
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
ACTS = [(folder, act) for folder in REAL for act in rulebook(folder).acts(ON)]
each_act = pytest.mark.parametrize(("folder", "act"), ACTS)


def yunling_program(act: str = "issue_document") -> Program:
    return yunling().program(act, ON)


def made(folder: str, act: str) -> Process:
    return process_of(rulebook(folder).program(act, ON))


def node(process: Process, id_: str) -> Node:
    (found,) = [one for one in process.nodes if one.id == id_]
    return found


def inside(inner: Box, outer: Box) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def apart(one: Box, other: Box) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return beside or one.bottom <= other.y or other.bottom <= one.y


def test_steps_of_which_only_one_can_come_stand_behind_an_exclusive_gateway() -> None:
    process = process_of(yunling_program())
    kinds = {one.id: one.kind for one in process.nodes if one.id.startswith("sign_") and one.id.endswith("_split")}
    assert Kind.ONE_OF in kinds.values()


def test_a_step_that_every_case_asks_for_has_no_condition() -> None:
    process = process_of(yunling_program("hold_event"))
    (into,) = [flow for flow in process.flows if flow.target == "admit_0_check_office"]
    assert into.when == ""


def test_a_gate_that_must_be_kept_leads_to_an_end_of_its_own() -> None:
    process = process_of(yunling_program())
    assert node(process, "sign_blocked").kind is Kind.END
    (stops,) = [flow for flow in process.flows if flow.target == "sign_blocked"]
    assert stops.when == '("YL2020:3#opinion broken" in sign_gates)'


def test_a_softer_gate_is_answered_and_stops_nothing() -> None:
    soft = rulebook(REAL[0])
    for act in soft.acts(ON):
        process = process_of(soft.program(act, ON))
        gates = {f"{one.placed.id} broken" for one in process.program.gates if one.norm.strength.value != "must"}
        assert not any(said in flow.when for said in gates for flow in process.flows)


@each_act
def test_every_node_lies_in_its_lane_and_covers_no_other(folder: str, act: str) -> None:
    process = made(folder, act)
    drawing = Drawing(process)
    for one in process.nodes:
        assert inside(drawing.boxes[one.id], drawing.lanes[one.stage])
    assert all(apart(drawing.boxes[a.id], drawing.boxes[b.id]) for a, b in combinations(process.nodes, 2))
    assert all(inside(lane, drawing.pool) for lane in drawing.lanes.values())


@each_act
def test_every_line_goes_from_its_source_to_its_target_with_right_angles(folder: str, act: str) -> None:
    process = made(folder, act)
    drawing = Drawing(process)
    for flow in process.flows:
        points = drawing.points(flow)
        for end, (x, y) in ((flow.source, points[0]), (flow.target, points[-1])):
            box = drawing.boxes[end]
            assert box.x <= x <= box.right
            assert box.y <= y <= box.bottom
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


@each_act
def test_everything_in_the_file_is_drawn_once(folder: str, act: str) -> None:
    found = etree.fromstring(bpmn(rulebook(folder).program(act, ON)))
    process = found.find(f"{BPMN}process")
    nodes = [one.get("id") for one in process if one.tag not in (f"{BPMN}laneSet", f"{BPMN}documentation")]
    lanes = [one.get("id") for one in process.iter(f"{BPMN}lane")]
    pool = [one.get("id") for one in found.iter(f"{BPMN}participant")]
    drawn = [one.get("bpmnElement") for kind in ("BPMNShape", "BPMNEdge") for one in found.iter(f"{DI}{kind}")]
    assert sorted(drawn) == sorted(nodes + lanes + pool)
    ids = [one.get("id") for one in found.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


@each_act
def test_every_task_says_who_and_under_which_article(folder: str, act: str) -> None:
    found = etree.fromstring(bpmn(rulebook(folder).program(act, ON)))
    for task in found.iter(f"{BPMN}userTask"):
        assert task.get("name")
        assert "依据：第" in task.findtext(f"{BPMN}documentation")
        assert len(task.findall(f"{BPMN}potentialOwner")) >= 1


@each_act
def test_every_decision_that_the_process_calls_is_exported(folder: str, act: str) -> None:
    program = rulebook(folder).program(act, ON)
    files = [etree.fromstring(dmn(program, one)) for one in process_of(program).decisions]
    exported: list[Any] = [one.find(f"{DMN}decision").get("id") for one in files]
    calling = etree.fromstring(bpmn(program)).iter(f"{BPMN}businessRuleTask")
    assert [one.get("{http://camunda.org/schema/1.0/bpmn}decisionRef") for one in calling] == exported


def test_the_same_rules_give_the_same_bytes() -> None:
    assert bpmn(yunling_program()) == bpmn(yunling_program())

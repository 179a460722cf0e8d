"""Exported processes in an engine of others: SpiffWorkflow runs the BPMN and the DMN files, nothing of ours helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator
from SpiffWorkflow.bpmn.script_engine.python_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import TaskDataEnvironment
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.camunda.parser.CamundaParser import CamundaParser
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

FEEL = {"true": True, "false": False, "null": None, "count": len, "date": date.fromisoformat}
"""What FEEL has built in and Python calls otherwise."""
ASKS_FOR_GATES = "_gates)"
Level = frozenset[str]


class Overlooking(PythonScriptEngine):
    """An engine to which every gate counts as kept, to see what comes behind."""

    def evaluate(self, task: Task, expression: str, external_context: Any = None) -> Any:
        return False if ASKS_FOR_GATES in expression else super().evaluate(task, expression, external_context)


@dataclass(frozen=True, slots=True)
class Run:
    """What an engine did: the ids of the tasks that it asked for, those at once together; the end; the answers."""

    levels: tuple[Level, ...]
    end: str
    answers: Mapping[str, Sequence[str]]


class Engine:
    """One act's files, read once. Both schemas are checked while reading."""

    def __init__(self, act: str, process: bytes, decisions: Mapping[str, bytes]) -> None:
        parser = CamundaParser(validator=BpmnValidator())
        parser.add_bpmn_str(process, f"{act}.bpmn")
        for name, decision in decisions.items():
            parser.add_dmn_str(decision, name)
        self.decisions = tuple(decisions)
        self.spec = parser.get_spec(act)
        self.called = parser.get_subprocess_specs(act)

    def run(self, facts: Mapping[str, Any], *, overlook_gates: bool = False) -> Run:
        """Carry the process out: whatever is ready at once is one level."""
        engine = (Overlooking if overlook_gates else PythonScriptEngine)(TaskDataEnvironment(dict(FEEL)))
        workflow = BpmnWorkflow(self.spec, self.called, script_engine=engine)
        workflow.set_data(**facts)
        workflow.get_next_task(state=TaskState.READY).set_data(**facts)
        levels = tuple(_levels(workflow))
        done = workflow.get_tasks(state=TaskState.COMPLETED)
        (end,) = [task.task_spec.bpmn_id for task in done if type(task.task_spec).__name__ == "EndEvent"]
        answers = {name: tuple(workflow.data[name]) for name in workflow.data.keys() - facts.keys()}
        return Run(levels, end, answers)


def _levels(workflow: BpmnWorkflow) -> Iterator[Level]:
    workflow.do_engine_steps()
    while not workflow.is_completed():
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        assert ready, "the process stands still"
        yield frozenset(task.task_spec.bpmn_id for task in ready)
        for place, task in enumerate(ready):
            task.run()
            workflow.do_engine_steps()
            now = workflow.get_tasks(state=TaskState.READY, manual=True)
            assert place == len(ready) - 1 or set(now) == set(ready[place + 1 :]), "a later step began too early"

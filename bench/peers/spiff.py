"""SpiffWorkflow over raw SQL: the serialised workflow is a column, loaded and stored at every action."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow  # type: ignore[import-untyped] # the package has no types
from SpiffWorkflow.bpmn.parser import BpmnParser  # type: ignore[import-untyped] # the package has no types
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer  # type: ignore[import-untyped] # the package has no types
from SpiffWorkflow.util.task import TaskState  # type: ignore[import-untyped] # the package has no types

from bench.approval import ACTORS, STEPS, NotFinished
from bench.raw_sql import RawConnection

PROCESS = "approval"


class Spiff:
    """Each action: SELECT, deserialise, complete the user task, run the engine, serialise, UPDATE, COMMIT."""

    def __init__(self, url: str, synchronous: int) -> None:
        self._db = RawConnection(url, synchronous)
        self._db.execute(f"CREATE TABLE workflows (id {self._db.key}, state TEXT NOT NULL)")
        self._serializer = BpmnWorkflowSerializer()
        parser = BpmnParser()
        parser.add_bpmn_str(bpmn())
        self._spec = parser.get_spec(PROCESS)

    def durability(self) -> str:
        return self._db.durability()

    def open_cases(self, count: int) -> list[int]:
        workflow = BpmnWorkflow(self._spec)
        workflow.do_engine_steps()
        state = self._serializer.serialize_json(workflow)
        insert = "INSERT INTO workflows (state) VALUES (?) RETURNING id"
        return [self._db.execute(insert, (state,)).fetchone()[0] for _ in range(count)]

    def waiting(self, cases: Sequence[int], step: int) -> Sequence[int]:
        return cases

    def act(self, handle: int, step: int) -> None:
        self._db.begin()
        workflow = self._load(handle, self._db.for_update)
        (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
        if task.task_spec.name != STEPS[step]:
            raise NotFinished(f"workflow {handle} waits for {task.task_spec.name}, not {STEPS[step]}")
        task.set_data(**{STEPS[step]: ACTORS[step]})
        task.run()
        workflow.do_engine_steps()
        state = self._serializer.serialize_json(workflow)
        self._db.execute("UPDATE workflows SET state = ? WHERE id = ?", (state, handle))
        self._db.commit()

    def verify(self, cases: Sequence[int]) -> None:
        for case in cases:
            workflow = self._load(case)
            if not workflow.completed or not set(STEPS) <= set(workflow.data):
                raise NotFinished(f"workflow {case} is not completed: {workflow.data}")

    def _load(self, case: int, lock: str = "") -> Any:
        row = self._db.execute(f"SELECT state FROM workflows WHERE id = ?{lock}", (case,)).fetchone()
        return self._serializer.deserialize_json(row[0])


def bpmn() -> str:
    """The process: a start, the four user tasks in order, an end."""
    nodes = ["start", *STEPS, "end"]
    tasks = "".join(f'<bpmn:userTask id="{step}" name="{step}"/>' for step in STEPS)
    flows = "".join(
        f'<bpmn:sequenceFlow id="to_{target}" sourceRef="{source}" targetRef="{target}"/>'
        for source, target in pairwise(nodes)
    )
    return (
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
        'targetNamespace="http://bpmn.io/schema/bpmn">'
        f'<bpmn:process id="{PROCESS}" isExecutable="true"><bpmn:startEvent id="start"/>{tasks}'
        f'<bpmn:endEvent id="end"/>{flows}</bpmn:process></bpmn:definitions>'
    )

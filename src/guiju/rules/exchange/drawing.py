"""Where a process is drawn: a pool with one lane a stage, nodes by column and row, lines with right angles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.rules.exchange.process import Flow, Kind, Node, Process

LABELS = 60
COLUMN, ROW, MARGIN, SKIP = 170, 110, 20, 30
SIZES = {Kind.START: (36, 36), Kind.END: (36, 36), Kind.TASK: (130, 80), Kind.DECISION: (130, 80)}
GATEWAY = (50, 50)
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2


class Drawing:
    """Boxes of the pool, the lanes and the nodes, and the points that each line passes."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.nodes = {node.id: node for node in process.nodes}
        width = LABELS + COLUMN * (1 + max((node.column for node in process.nodes), default=0)) + MARGIN
        self.lanes: dict[str, Box] = {}
        top = 0
        for stage in process.stages:
            self.lanes[stage] = Box(LABELS // 2, top, width - LABELS // 2, self._height(stage))
            top = self.lanes[stage].bottom
        self.pool = Box(0, 0, width, top)
        self.boxes = {node.id: self._box(node) for node in process.nodes}

    def points(self, flow: Flow) -> Sequence[Point]:
        """The corners of a line, from its source to its target."""
        source, target = self.nodes[flow.source], self.nodes[flow.target]
        if source.stage != target.stage:
            return list(self._to_next_lane(source, target))
        (x, y), (to_x, to_y) = self.boxes[source.id].centre, self.boxes[target.id].centre
        start, end = self.boxes[source.id], self.boxes[target.id]
        if self._skips(flow):
            below = self.lanes[source.stage].bottom - SKIP // 2 - MARGIN
            return [(x, start.bottom), (x, below), (to_x, below), (to_x, end.bottom)]
        if x == to_x:
            return [(x, start.bottom), (x, end.y)]
        if y == to_y:
            return [(start.right, y), (end.x, to_y)]
        if to_y > y:
            return [(x, start.bottom), (x, to_y), (end.x, to_y)]
        return [(start.right, y), (to_x, y), (to_x, end.bottom)]

    def _to_next_lane(self, source: Node, target: Node) -> Iterator[Point]:
        start, end = self.boxes[source.id], self.boxes[target.id]
        border, left = self.lanes[target.stage].y, self.lanes[target.stage].x + LABELS // 2 + MARGIN // 2
        yield start.right, start.centre[1]
        yield start.right + MARGIN, start.centre[1]
        yield start.right + MARGIN, border
        yield left, border
        yield left, end.centre[1]
        yield end.x, end.centre[1]

    def _skips(self, flow: Flow) -> bool:
        gateways = (Kind.ONE_OF, Kind.SOME_OF)
        return all(self.nodes[id_].kind in gateways for id_ in (flow.source, flow.target)) and (
            self.nodes[flow.source].default == flow.id and flow.id.endswith("_skips")
        )

    def _height(self, stage: str) -> int:
        rows = 1 + max(node.row for node in self.process.nodes if node.stage == stage)
        return rows * ROW + 2 * MARGIN + SKIP

    def _box(self, node: Node) -> Box:
        lane = self.lanes[node.stage]
        width, height = SIZES.get(node.kind, GATEWAY)
        left = lane.x + LABELS // 2 + MARGIN + node.column * COLUMN
        top = lane.y + MARGIN + node.row * ROW
        return Box(left + (130 - width) // 2, top + (80 - height) // 2, width, height)

"""From the logs of very many cases to the tables of their acts, a heap of cases at a time.

What is common goes the quick way: the opening of a case is taken apart by the embedded engine, thousands at once. Only
where later entries speak of facts too are they laid over each other one by one. A thread beside the one that reads the
log works the heaps off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

import ibis

from guiju.office.whatif.analysis.act_writing import ActWriting
from guiju.office.whatif.analysis.case_table import CaseTable
from guiju.office.whatif.analysis.heaps import ATTACHED, Entry, Heap
from guiju.office.whatif.analysis.kept_tables import Head

_MOST_WAITING = 60_000


class LogReading:
    """Adds cases to the tables of their acts; a context manager, at whose end all are written.

    `materials`: the fact that says what is attached. `unread`: cases whose facts cannot be read, complete at the end.
    """

    def __init__(self, tables: Mapping[str, CaseTable], materials: str) -> None:
        self._engine = ibis.duckdb.connect()
        self._writing = {act: ActWriting(table, materials, self._engine.con) for act, table in tables.items()}
        self._heaps = {act: Heap() for act in tables}
        self._waiting = 0
        self._beside = ThreadPoolExecutor(1)
        self._under_way: Future[set[int]] | None = None
        self.unread: set[int] = set()

    def add(self, heads: Iterable[Head], entries: Iterable[Entry]) -> None:
        """Some cases, and the entries of their logs, each log in its order; entries of other cases are passed over."""
        heap_of: dict[int, Heap] = {}
        for head in heads:
            heap = self._heaps.get(head[1])
            if heap is None:
                self.unread.add(head[0])
            else:
                heap.heads.append(head)
                heap_of[head[0]] = heap
        for case, kind, payload in entries:
            if case not in heap_of:
                continue
            if kind == ATTACHED:  # most entries: not worth a call each
                heap_of[case].attached.append((case, payload))
            else:
                heap_of[case].tell(case, kind, payload)
        self._waiting += len(heap_of)
        self._work_off(_MOST_WAITING)

    def _work_off(self, most: int) -> None:
        """Hands heaps over, the largest first, until no more than so many cases wait."""
        while self._waiting > most:
            act = max(self._heaps, key=lambda act: len(self._heaps[act].heads))
            heap, self._heaps[act] = self._heaps[act], Heap()
            self._waiting -= len(heap.heads)
            self._settle()
            self._under_way = self._beside.submit(self._writing[act].write, heap)

    def _settle(self) -> None:
        if self._under_way is not None:
            self.unread |= self._under_way.result()
            self._under_way = None

    def __enter__(self) -> LogReading:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            with self._beside:
                if kind is None:
                    self._work_off(0)
                    self._settle()
        finally:
            self._engine.disconnect()

"""A contestant in a process of its own (Django can be set up only once in one), told what to do line by line.

    python -m bench.worker viewflow sqlite:////tmp/a.sqlite3 2

Says first {"durability": ...} or {"not_there": why}; answers {"cases": 25} with {"actions": 100,
"seconds": ...} and ends when its input ends.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, TextIO

from bench.approval import STEPS, Contestant, NotThere

CONTESTANTS = {
    "guiju": "bench.guiju_side:approval",
    "viewflow": "bench.peers.viewflow:Viewflow",
    "spiff": "bench.peers.spiff:Spiff",
    "hand_sql": "bench.peers.hand_sql:HandSql",
}


def main(name: str, url: str, synchronous: str) -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not look like an answer
    try:
        contestant = _contestant(name)(url, int(synchronous))
    except NotThere as reason:
        _say(answers, {"not_there": str(reason)})
        return
    _say(answers, {"durability": contestant.durability()})
    for line in sys.stdin:
        _say(answers, run(contestant, json.loads(line)["cases"]))


def run(contestant: Contestant, count: int) -> dict[str, float]:
    """Take `count` new cases through all the steps; the time of the actions alone."""
    cases = contestant.open_cases(count)
    seconds = 0.0
    for step in range(len(STEPS)):
        handles = contestant.waiting(cases, step)
        started = time.perf_counter()
        for handle in handles:
            contestant.act(handle, step)
        seconds += time.perf_counter() - started
    contestant.verify(cases)
    return {"actions": count * len(STEPS), "seconds": seconds}


def _contestant(name: str) -> Callable[[str, int], Contestant]:
    module, attribute = CONTESTANTS[name].split(":")
    maker: Callable[[str, int], Contestant] = getattr(import_module(module), attribute)
    return maker


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

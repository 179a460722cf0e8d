"""Measure, print a table, write build/bench.json.

python -m bench                        everything
python -m bench decisions approvals    some of it
python -m bench --rounds 3 --strict    quicker; fail when a target is missed
"""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import approvals, decisions, plans, searching, server, sittings, statutes, volumes, whatif
from bench.report import Measurement, print_table, write_json

MEASURES: dict[str, Callable[[argparse.Namespace], list[Measurement]]] = {
    "decisions": lambda options: decisions.measure(options.rounds),
    "plans": lambda options: plans.measure(options.rounds),
    "approvals": lambda options: approvals.measure(options.rounds, options.cases),
    "server": lambda options: server.measure(options.rounds),
    "search": lambda options: searching.measure(options.documents),
    "sitting": lambda options: sittings.measure(options.screens),
    "statutes": lambda options: statutes.measure(options.statutes),
    "volume": lambda options: volumes.measure(options.volume),
    "whatif": lambda options: whatif.measure(options.recorded),
}
OUTPUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"
BROKE = "not measured, it broke off"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the chosen measures; 1 when one broke off, or when --strict and a target was missed."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))  # so that servers are ended all the same
    measurements: list[Measurement] = []
    for name in options.measures or MEASURES:
        sys.stderr.write(f"measuring {name} ...\n")
        measurements += _measure(name, options)
    print_table(measurements, sys.stdout)
    write_json(measurements, options.output)
    return _exit_code(measurements, strict=options.strict)


def _measure(name: str, options: argparse.Namespace) -> list[Measurement]:
    """One measure that breaks must not lose the figures of the others."""
    try:
        return MEASURES[name](options)
    except Exception as reason:
        traceback.print_exc()
        return [Measurement(name, None, "", note=f"{BROKE}: {type(reason).__name__}: {reason}")]


def _exit_code(measurements: Sequence[Measurement], *, strict: bool) -> int:
    broke = any(measurement.note.startswith(BROKE) for measurement in measurements)
    missed = any(measurement.met is False for measurement in measurements)
    return int(broke or (strict and missed))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.partition("\n")[0])
    parser.add_argument("measures", nargs="*", choices=[[], *MEASURES], help="which (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each contestant, medians are quoted")
    parser.add_argument("--cases", type=int, default=25, help="cases in a round of approvals")
    parser.add_argument("--documents", type=int, default=200_000, help="documents of search")
    parser.add_argument("--volume", type=int, default=1_000_000, help="cases of volume")
    parser.add_argument("--screens", type=int, default=200, help="people in the hall of one live sitting")
    parser.add_argument("--recorded", type=int, default=1_000_000, help="recorded cases of whatif")
    parser.add_argument("--statutes", type=Path, help="a folder of real statutes in Markdown")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--strict", action="store_true", help="fail when a target is missed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())

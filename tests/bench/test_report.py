"""The benchmark report says what was measured, and claims a target only where a figure reaches it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from bench.report import Measurement, Target, print_table, write_json

AT_LEAST_FIVE = Target("ratio", ">=", 5)


def measured(ratio: float | None, target: Target | None, value: float | None = 100.0) -> Measurement:
    return Measurement("action", value, "actions/s", "peer", ratio, target)


@pytest.mark.parametrize(("ratio", "met"), [(4.99, False), (5.0, True), (7.5, True)])
def test_a_ratio_meets_its_target_from_the_bound_upwards(ratio: float, met: bool) -> None:
    assert measured(ratio, AT_LEAST_FIVE).met is met


@pytest.mark.parametrize(("value", "met"), [(1.99, True), (2.0, False), (3.0, False)])
def test_a_value_below_which_the_target_lies_is_not_met_on_the_bound(value: float, met: bool) -> None:
    assert measured(None, Target("value", "<", 2), value).met is met


@pytest.mark.parametrize(("value", "met"), [(2.9, True), (3.0, True), (3.1, False)])
def test_a_value_that_may_reach_the_bound_is_met_on_it(value: float, met: bool) -> None:
    assert measured(None, Target("value", "<=", 3), value).met is met


def test_nothing_is_met_or_missed_without_a_target() -> None:
    assert measured(9.0, None).met is None


def test_nothing_is_met_or_missed_when_it_was_not_measured() -> None:
    assert measured(None, Target("value", ">=", 1), None).met is None
    assert measured(None, AT_LEAST_FIVE).met is None
    assert measured(9.0, AT_LEAST_FIVE, None).met is None


def test_the_file_is_a_list_with_every_field_of_every_line(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "bench.json"
    write_json([measured(6.0, AT_LEAST_FIVE), Measurement("计划", None, "plans/s", note="not there")], path)
    first, second = json.loads(path.read_text(encoding="utf-8"))
    assert first == {
        "name": "action",
        "value": 100.0,
        "unit": "actions/s",
        "peer": "peer",
        "ratio": 6.0,
        "target": "ratio >= 5",
        "met": True,
        "note": "",
    }
    assert (second["name"], second["value"], second["met"], second["note"]) == (
        "计划",
        None,
        None,
        "not there",
    )


def test_the_table_says_not_measured_and_why_instead_of_a_figure() -> None:
    table = io.StringIO()
    print_table([Measurement("plan", None, "plans/s", target=AT_LEAST_FIVE, note="no planner")], table)
    row = table.getvalue().splitlines()[1]
    assert "not measured" in row
    assert not row.endswith(("yes", "NO"))
    assert "* plan: no planner" in table.getvalue()


def test_the_table_marks_what_was_missed() -> None:
    table = io.StringIO()
    print_table([measured(2.0, AT_LEAST_FIVE), measured(6.0, AT_LEAST_FIVE)], table)
    rows = table.getvalue().splitlines()
    assert rows[1].endswith("NO")
    assert rows[2].endswith("yes")

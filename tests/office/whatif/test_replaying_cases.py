"""Many past cases at once, on the embedded engine and, where it is installed, on Spark."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.recorded_cases import recorded_cases

from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.whatif.analysis.case_table import CaseTable
from guiju.office.whatif.analysis.engines import SETTING, engine
from guiju.office.whatif.analysis.fact_column import typed_facts
from guiju.office.whatif.analysis.heaps import Entry
from guiju.office.whatif.analysis.log_reading import LogReading
from guiju.office.whatif.analysis.replay import Replay
from guiju.office.whatif.errors import NoSuchEngine
from guiju.office.whatif.replayed import Replayed, replayed_as_json
from guiju.rules.fact_values import read_facts
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.replaying.programs import programs
from rules.replaying.test_replays import Changed, changed, full_summary, unchanged
from rules.rulebooks import REAL, rulebook, vocabulary

__all__ = ["changed"]
MANY, FIRST = 400, date(2024, 4, 2)
Case = tuple[str, date, dict[str, Any]]
NO_SPARK = importlib.util.find_spec("pyspark") is None


def some_cases(before: Rulebook, after: Rulebook) -> list[Case]:
    """Cases of the acts that the edit is about, and of one that it is not."""
    on = date(2026, 1, 1)
    about = [act for act in before.acts(on) if any(programs(before, after, act, on))]
    return list(recorded_cases({act: vocabulary().acts[act] for act in (*about, "personnel_matter")}, MANY, FIRST))


def tables(book: Rulebook, cases: list[Case], folder: Path) -> dict[str, Path]:
    """The cases as the tables that a replay reads."""
    acts = vocabulary().acts
    with ExitStack() as opened:
        files = {
            act: opened.enter_context(CaseTable(acts[act], folder / f"{act}.parquet"))
            for act in dict.fromkeys(act for act, _, _ in cases)
        }
        reading = opened.enter_context(LogReading(files, ATTACHMENTS))
        reading.add(
            [(number, act, day.isoformat(), book.version, "") for number, (act, day, _) in enumerate(cases)],
            [entry for number, (_, _, facts) in enumerate(cases) for entry in as_told(number, facts)],
        )
    assert not reading.unread
    return {act: file.file for act, file in files.items()}


def as_told(case: int, facts: dict[str, Any]) -> list[Entry]:
    """The entries of a log that come to these facts."""
    said = {name: value for name, value in facts.items() if name != ATTACHMENTS}
    attached = [(case, "attached", json.dumps({"kind": kind})) for kind in facts.get(ATTACHMENTS, ())]
    return [(case, "opened", json.dumps({"facts": said})), *attached]


def replayed(
    before: Rulebook, after: Rulebook, files: Mapping[str, Path], name: str = "duckdb", **how: bool
) -> Replayed:
    with engine(name) as connection:
        return Replay(before, after, connection, **how).run(files, lambda done, doing: None)


def one_by_one(before: Rulebook, after: Rulebook, cases: list[Case]) -> Counter[str]:
    """How many cases of each act change, each planned by itself on both sides."""
    return Counter(
        act
        for act, law_on, facts in cases
        if full_summary(before.plan(act, facts, law_on)) != full_summary(after.plan(act, facts, law_on))
    )


EDITS = [
    (REAL[0], "working_days: 7}", "working_days: 9}"),
    (REAL[0], "working_days: 7}", "calendar_days: 7}"),
    (REAL[0], "yuan(5000000)", "yuan(3000000)"),
    (REAL[0], "hours: 5}", "hours: 4}"),
    (REAL[1], "working_days: 7}", "calendar_days: 9}"),
    (REAL[0], "half_days: 1}", "half_days: 2}"),
    (REAL[0], "half_days: 1}", "calendar_days: 1}"),
    (REAL[0], "{setting: conference_proposal_months}", "{months: 4}"),
    (REAL[1], "{setting: municipal_filing_days}", "{calendar_days: 30}"),
    ("beijing/suggestions-2014", "{months: 3}", "{months: 2}"),
    ("beijing/suggestions-2014", "{months: 3}", "{calendar_days: 90}"),
    ("national/openness-2019", "{working_days: 20}", "{working_days: 15}"),
    ("national/openness-2019", "        extended_by: days_not_counted\n", ""),
    ("national/petitions-2022", "after: {calendar_days: 30}", "after: {months: 1}"),
]


@pytest.mark.parametrize(("folder", "old", "new"), EDITS)
def test_a_replay_counts_what_planning_every_case_by_itself_finds(
    changed: Changed, tmp_path: Path, folder: str, old: str, new: str
) -> None:
    before, after = unchanged(folder), changed(folder, old, new)
    cases = some_cases(before, after)
    found = replayed(before, after, tables(before, cases, tmp_path))
    expected = one_by_one(before, after, cases)
    assert {act: one.changed for act, one in found.acts.items() if one.changed} == dict(expected)
    assert found.changed == expected.total() > 0
    assert found.cases == MANY


def test_an_example_shows_both_plans_of_a_case_that_changes(changed: Changed, tmp_path: Path) -> None:
    before, after = rulebook(REAL[0]), changed(REAL[0], "working_days: 7}", "working_days: 9}")
    cases = some_cases(before, after)
    found = replayed_as_json(replayed(before, after, tables(before, cases, tmp_path)), vocabulary())
    shown = next(one for one in found["changes"] if one["kind"] == "deadline")
    assert 0 < len(shown["examples"]) <= 5
    assert all(e["before"]["due"] != e["after"]["due"] for e in shown["examples"])
    assert ("7个工作日前" in shown["before"][0], "9个工作日前" in shown["after"][0]) == (True, True)


def test_leaving_out_what_is_alike_changes_no_count(changed: Changed, tmp_path: Path) -> None:
    before, after = (
        rulebook(REAL[0]),
        changed(REAL[0], "count(deputies_concerned) >= 2", "count(deputies_concerned) >= 3"),
    )
    files = tables(before, some_cases(before, after), tmp_path)
    few, all_ = (replayed(before, after, files, whole=whole) for whole in (False, True))
    assert (few.changes, few.kinds, few.articles) == (all_.changes, all_.kinds, all_.articles)
    assert few.vectors < all_.vectors


def test_facts_come_out_of_the_table_as_they_went_in(tmp_path: Path) -> None:
    book = rulebook(REAL[0])
    cases = list(recorded_cases(book.acts(date(2026, 1, 1)), 300, FIRST))
    files = tables(book, cases, tmp_path)
    with engine("duckdb") as connection:
        for act, file in files.items():
            for row in connection.to_pyarrow(connection.read_parquet(str(file))).to_pylist():
                known = vocabulary().acts[act].facts
                assert typed_facts(row, known) == read_facts(known, cases[row["__case"]][2])[0]


@pytest.mark.skipif(
    NO_SPARK, reason="pyspark is not installed here; install it beside a Java runtime to run this on Spark"
)
def test_spark_by_configuration_counts_the_same(
    changed: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = rulebook(REAL[0]), changed(REAL[0], "yuan(5000000)", "yuan(3000000)")
    files = tables(before, some_cases(before, after), tmp_path)
    here = replayed(before, after, files)
    monkeypatch.setenv(SETTING, "pyspark:local[2]")
    there = replayed(before, after, files, name="")
    assert replayed_as_json(there, vocabulary()) == replayed_as_json(here, vocabulary())


def test_an_engine_that_is_not_there_is_refused_with_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "oracle")
    with (
        pytest.raises(NoSuchEngine, match="没有叫「oracle」的分析引擎；GUIJU_ANALYSIS 可以写：duckdb、pyspark"),
        engine(),
    ):
        pass


def test_web_pages_do_not_load_the_dataframe_library() -> None:
    code = (
        "import django, sys; django.setup(); import guiju.office.config.urls; "
        "print([m for m in ('ibis', 'duckdb', 'pyarrow', 'pandas') if m in sys.modules])"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "guiju.office.config.settings", "PYTHONPATH": ":".join(sys.path)}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert found.stdout.strip() == "[]"

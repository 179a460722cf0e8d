"""Logs taken apart thousands at once come to the same facts as each log read by itself, entry after entry."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.office.cases.codec import canonical
from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.whatif.analysis.case_table import CASE, LAW_ON, VERSION, CaseTable
from guiju.office.whatif.analysis.fact_column import day_of, typed_facts
from guiju.office.whatif.analysis.heaps import Entry
from guiju.office.whatif.analysis.log_reading import LogReading
from guiju.rules.fact_values import read_facts
from guiju.rules.facts import FactDefinition, FactError, FactType, FactValue
from guiju.rules.instruments.vocabulary import Act
from rules.rulebooks import vocabulary

ACTS = vocabulary().acts
DAY = date(2026, 3, 2)
Log = list[tuple[str, dict[str, Any]]]
NOT_GIVEN: tuple[Any, ...] = (None, "", [], {})
NUMBERS = (True, 0, -1, 7, 1.5, 1e300, 10**30, "7", " 7 ", "1,200.50", "0.005", "NaN", float("nan"), float("inf"))
WORDS = ("是", 'a"b\\c', "x\x00y", "😀", ["other"], ["a", "a"], [1], {"a": [1]})
DAYS = ("2026-02-30", "2026-03-01", "2026-03-01T23:30:00+08:00", "2026-03-01T17:30:00Z", "2026-03-01T09:00:00")
ODD = st.sampled_from([*NOT_GIVEN, *NUMBERS, *WORDS, *DAYS])
FITTING: dict[FactType, st.SearchStrategy[Any]] = {
    FactType.BOOLEAN: st.booleans(),
    FactType.INTEGER: st.integers(-5, 400) | st.integers(0, 99).map(str),
    FactType.MONEY: st.sampled_from(["20000", "1,000,000.5", 300, 0.5, "0"]),
    FactType.DATE: st.dates(date(2024, 1, 1), date(2027, 1, 1)).map(date.isoformat),
    FactType.INSTANT: st.sampled_from(["2026-03-01T17:30:00+00:00", "2026-03-01T08:00:00.250000+08:00"]),
    FactType.TEXT: st.text(st.characters(codec="utf-8"), max_size=8),
}


def values(fact: FactDefinition) -> st.SearchStrategy[Any]:
    """Mostly what forms give, now and then anything that JSON can say."""
    codes = list(fact.values) or ["1", "23"]
    some = {FactType.CHOICE: st.sampled_from(codes), FactType.SET: st.lists(st.sampled_from(codes), max_size=3)}
    fitting = (FITTING | some)[fact.type]
    return st.integers(0, 19).flatmap(lambda n: ODD if n == 0 else fitting)


@st.composite
def logs(draw: st.DrawFn, act: Act) -> Log:
    """The entries of one case that speak of facts and materials."""
    stated = {name: values(fact) for name, fact in act.facts.items() if name != ATTACHMENTS}
    names = st.lists(st.sampled_from(sorted(stated)), max_size=6, unique=True)
    some: st.SearchStrategy[dict[str, Any]] = names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: stated[name] for name in chosen})
    )
    unknown: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
        [{}] * 15 + [{"no_such_fact": 1}, {ATTACHMENTS: ["draft"]}, {'od"d': None}]
    )
    entries: Log = [("opened", {"act": act.code, "facts": {**draw(some), **draw(unknown)}})]
    judged = st.sampled_from(sorted(stated)).flatmap(
        lambda name: stated[name].map(lambda value: ("judged", {"fact": name, "value": value, "reason": "理由"}))
    )
    later = st.one_of(
        some.map(lambda facts: ("facts_changed", {"facts": facts, "reason": "更正"})),
        judged,
        st.sampled_from(["draft", "interpretation", "没有这类"]).map(
            lambda kind: ("attached", {"kind": kind, "name": "稿"})
        ),
    )
    entries += draw(st.lists(later, max_size=4))
    return entries if draw(st.integers(0, 30)) else []


def one_by_one(act: Act, log: Log) -> dict[str, FactValue] | None:
    """The facts at the end of the log, as the fold of a case has them; None when the vocabulary cannot read them."""
    facts: dict[str, Any] = {}
    for kind, body in log:
        facts |= {body["fact"]: body["value"]} if kind == "judged" else body.get("facts", {})
    facts.pop(ATTACHMENTS, None)
    if ATTACHMENTS in act.facts:
        facts[ATTACHMENTS] = sorted({body["kind"] for kind, body in log if kind == "attached"})
    try:
        return read_facts(act.facts, facts)[0]
    except FactError:
        return None


def at_once(act: Act, found: list[Log], folder: Path) -> tuple[dict[int, dict[str, Any]], set[int]]:
    """The rows of the table by case, and the cases that could not be read."""
    entries: list[Entry] = [(n, kind, canonical(body)) for n, log in enumerate(found) for kind, body in log]
    with CaseTable(act, folder / "cases.parquet") as table, LogReading({act.code: table}, ATTACHMENTS) as reading:
        reading.add([(n, act.code, DAY.isoformat(), "v1", "") for n in range(len(found))], entries)
    return {row[CASE]: row for row in pq.read_table(table.file).to_pylist()}, reading.unread


@pytest.mark.parametrize("code", ["issue_document", "request_funds", "leave_beijing", "receive_foreign_visitors"])
def test_thousands_at_once_are_read_as_each_by_itself(code: str) -> None:
    act = ACTS[code]

    @settings(max_examples=25, deadline=None)
    @given(st.lists(logs(act), min_size=1, max_size=12))
    def read(found: list[Log]) -> None:
        expected = {number: one_by_one(act, log) for number, log in enumerate(found)}
        with tempfile.TemporaryDirectory() as folder:
            rows, unread = at_once(act, found, Path(folder))
        assert unread == {number for number, facts in expected.items() if facts is None or too_large(facts)}
        assert {number: typed_facts(row, act.facts) for number, row in rows.items()} == {
            number: facts for number, facts in expected.items() if number not in unread
        }

    read()


def too_large(facts: dict[str, FactValue]) -> bool:
    """A number that no column of whole numbers holds."""
    return any(isinstance(value, int) and abs(value) >= 2**63 for value in facts.values())


def instant_act() -> tuple[Act, str]:
    """An act that is asked for an instant, and that fact."""
    return next(
        (act, name) for act in ACTS.values() for name, fact in act.facts.items() if fact.type is FactType.INSTANT
    )


def test_beside_an_instant_stands_its_day_in_china(tmp_path: Path) -> None:
    act, name = instant_act()
    log: Log = [("opened", {"facts": {name: "2026-03-01T17:30:00+00:00"}})]
    rows, _ = at_once(act, [log], tmp_path)
    assert rows[0][day_of(name)] == date(2026, 3, 2)
    assert (rows[0][LAW_ON], rows[0][VERSION]) == (DAY, "v1")


def test_what_is_said_later_counts_even_when_it_takes_back(tmp_path: Path) -> None:
    log: Log = [
        ("opened", {"facts": {"amount": "1"}}),
        ("facts_changed", {"facts": {"amount": "2"}}),
        ("facts_changed", {"facts": {"amount": None}}),
    ]
    rows, unread = at_once(ACTS["request_funds"], [log], tmp_path)
    assert (rows[0]["amount"], unread) == (0, set())  # as if it had never been given


def test_entries_of_cases_that_were_not_asked_for_are_passed_over(tmp_path: Path) -> None:
    act = ACTS["request_funds"]
    entries = [(n, "opened", json.dumps({"facts": {"amount": str(n)}})) for n in (1, 2, 3)]
    with CaseTable(act, tmp_path / "t.parquet") as table, LogReading({act.code: table}, ATTACHMENTS) as reading:
        reading.add([(2, act.code, DAY.isoformat(), "v1", "")], entries)
    assert pq.read_table(table.file)["amount"].to_pylist() == [200]


def test_heaps_that_grow_too_large_are_worked_off_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.office.whatif.analysis.log_reading._MOST_WAITING", 2)
    act = ACTS["request_funds"]
    with CaseTable(act, tmp_path / "t.parquet") as table, LogReading({act.code: table}, ATTACHMENTS) as reading:
        for n in range(10):
            reading.add([(n, act.code, DAY.isoformat(), "v1", "")], [(n, "opened", '{"facts":{"amount":"1"}}')])
        assert table.rows >= 6
    assert pq.read_table(table.file)[CASE].to_pylist() == list(range(10))

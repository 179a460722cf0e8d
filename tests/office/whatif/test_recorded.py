"""The tables of recorded cases hold what the log says; what is no past case is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ibis
import pytest

from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.models import Case
from guiju.office.cases.queries.access import state_of
from guiju.office.rulebook.queries import vocabulary
from guiju.office.whatif.analysis.case_table import typed_facts
from guiju.office.whatif.recorded import Recorded, record
from guiju.rules.fact_values import read_facts
from office.whatif.conftest import Filed


@pytest.fixture
def recorded(tmp_path: Path) -> Any:
    return lambda district="dongcheng": record(district, vocabulary(), tmp_path, lambda done: None)


def rows(found: Recorded, act: str) -> list[dict[str, Any]]:
    table = ibis.duckdb.connect().read_parquet(str(found.tables[act]))
    listed: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return listed


def test_a_case_has_the_facts_that_its_log_comes_to(filed: Filed, recorded: Any) -> None:
    case = filed("request_funds", money_kind="budget_addition", amount="4000000.50")
    (row,) = rows(recorded(), "request_funds")
    state = state_of(case)
    known = vocabulary().acts["request_funds"].facts
    expected, _ = read_facts(known, facts_for_plan(rulebook_of("dongcheng", state.law_on), state))
    assert row["__case"] == case
    assert typed_facts(row, known) == expected
    assert row["amount"] == 400_000_050


@pytest.mark.parametrize("state", ["draft", "withdrawn", "void"])
def test_what_never_ran_its_course_is_no_past_case(filed: Filed, recorded: Any, state: str) -> None:
    case = filed("request_funds", money_kind="ordinary", amount="1")
    Case.objects.filter(pk=case).update(state=state)
    assert recorded().cases == 0


def test_facts_that_the_vocabulary_no_longer_reads_are_counted_not_guessed(filed: Filed, recorded: Any) -> None:
    case = filed("request_funds", money_kind="ordinary", amount="1")
    Case.objects.filter(pk=case).update(act="abolished_act")
    found = recorded()
    assert (found.cases, found.unread, found.tables) == (1, 1, {})


def test_the_other_districts_cases_are_not_read(filed: Filed, recorded: Any) -> None:
    filed("request_funds", money_kind="ordinary", amount="1")
    assert recorded("chaoyang").cases == 0

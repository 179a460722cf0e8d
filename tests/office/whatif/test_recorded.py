"""The tables of recorded cases hold what the log says; what is no past case is left out."""

from __future__ import annotations

import fcntl
from dataclasses import replace
from typing import Any

import ibis
import pytest

from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.models import Case
from guiju.office.cases.queries.access import state_of
from guiju.office.people.models import Person
from guiju.office.rulebook.queries import vocabulary
from guiju.office.whatif.analysis import kept_tables
from guiju.office.whatif.analysis.fact_column import typed_facts
from guiju.office.whatif.kept_place import tables_folder
from guiju.office.whatif.recorded import Recorded, read_with
from guiju.office.whatif.recorded import recorded as as_recorded
from guiju.rules.fact_values import read_facts
from guiju.rules.instruments.vocabulary import Vocabulary
from office.whatif.conftest import NOON, Filed


def recorded(district: str = "dongcheng", words: Vocabulary | None = None) -> Recorded:
    """What a trial reads now; the tables stay where they are."""
    with as_recorded(district, words or vocabulary(), lambda done: None) as found:
        return found


def rows(found: Recorded, act: str) -> list[dict[str, Any]]:
    table = ibis.duckdb.connect().read_parquet(str(found.tables[act]))
    listed: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return listed


def test_a_case_has_the_facts_that_its_log_comes_to(filed: Filed) -> None:
    case = filed("request_funds", money_kind="budget_addition", amount="4000000.50")
    (row,) = rows(recorded(), "request_funds")
    state = state_of(case)
    known = vocabulary().acts["request_funds"].facts
    expected, _ = read_facts(known, facts_for_plan(rulebook_of("dongcheng", state.law_on), state))
    assert row["__case"] == case
    assert typed_facts(row, known) == expected
    assert row["amount"] == 400_000_050


@pytest.mark.parametrize("state", ["draft", "withdrawn", "void"])
def test_what_never_ran_its_course_is_no_past_case(filed: Filed, state: str) -> None:
    case = filed("request_funds", money_kind="ordinary", amount="1")
    Case.objects.filter(pk=case).update(state=state)
    assert recorded().cases == 0


def test_facts_that_the_vocabulary_no_longer_reads_are_counted_not_guessed(filed: Filed) -> None:
    case = filed("request_funds", money_kind="ordinary", amount="1")
    Case.objects.filter(pk=case).update(act="abolished_act")
    found = recorded()
    assert (found.cases, found.unread, found.tables) == (1, 1, {})


def test_the_other_districts_cases_are_not_read(filed: Filed) -> None:
    filed("request_funds", money_kind="ordinary", amount="1")
    assert recorded("chaoyang").cases == 0


def money(filed: Filed, amount: str = "1") -> int:
    return filed("request_funds", money_kind="ordinary", amount=amount)


def amounts(found: Recorded) -> dict[int, int]:
    return {row["__case"]: row["amount"] for row in rows(found, "request_funds")}


def test_only_what_is_new_in_the_log_is_read_again(filed: Filed) -> None:
    first = money(filed)
    leave = filed("leave_beijing", who="dc-office-desk", organ="government_office")
    assert recorded().fresh == 2
    assert recorded().fresh == 0
    second = money(filed, "2")
    drafter = Actor(Person.objects.get(username="dc-housing-desk"), NOON)
    actions.change_facts(first, drafter, {"amount": "3"})
    Case.objects.filter(pk=first).update(state="open")
    found = recorded()
    assert (found.cases, found.fresh, sorted(found.tables)) == (3, 2, ["leave_beijing", "request_funds"])
    assert amounts(found) == {first: 300, second: 200}
    assert [row["__case"] for row in rows(found, "leave_beijing")] == [leave]


def test_a_case_that_is_no_longer_one_leaves_the_tables(filed: Filed) -> None:
    stays, goes = money(filed), money(filed, "2")
    recorded()
    Case.objects.filter(pk=goes).update(state="void")
    found = recorded()
    assert (found.cases, found.fresh, amounts(found)) == (1, 0, {stays: 100})
    Case.objects.filter(pk=stays).update(state="void")
    assert (recorded().cases, recorded().tables) == (0, {})


def test_a_log_that_was_brought_back_from_a_backup_is_read_again(filed: Filed) -> None:
    """The same case as far along as before, but with another log: its hash tells them apart."""
    money(filed)
    recorded()
    Case.objects.update(head_hash="f" * 64)
    assert recorded().fresh == 1


def test_another_vocabulary_reads_everything_anew(filed: Filed) -> None:
    money(filed)
    assert recorded().fresh == 1
    words = vocabulary()
    act = words.acts["request_funds"]
    narrower = replace(act, facts={name: fact for name, fact in act.facts.items() if name != "amount"})
    found = recorded(words=replace(words, acts={**words.acts, "request_funds": narrower}))
    assert (found.fresh, found.unread, found.tables) == (1, 1, {})
    assert recorded().fresh == 1


@pytest.mark.parametrize("damaged", ["manifest.json", "index.*", "request_funds.*"])
def test_damaged_tables_are_made_anew(filed: Filed, damaged: str) -> None:
    case = money(filed)
    recorded()
    (file,) = tables_folder("dongcheng").glob(damaged)
    file.write_bytes(file.read_bytes()[:20])
    found = recorded()
    assert (found.fresh, amounts(found)) == (1, {case: 100})


def test_a_trial_that_was_killed_leaves_the_tables_as_they_were(filed: Filed, monkeypatch: pytest.MonkeyPatch) -> None:
    case = money(filed)
    recorded()
    money(filed, "2")
    with monkeypatch.context() as patched:
        patched.setattr(kept_tables.os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            recorded()
    folder = tables_folder("dongcheng")
    assert kept_tables.kept_in(folder, read_with(vocabulary())).cases == 1
    assert len(list(folder.glob("request_funds.*"))) == 1  # what it had written is swept away
    found = recorded()
    assert (found.fresh, found.cases, amounts(found)[case]) == (1, 2, 100)


def killed(*files: Any) -> None:
    raise KeyboardInterrupt


def test_two_trials_of_a_district_take_turns(filed: Filed) -> None:
    money(filed)
    held = as_recorded("dongcheng", vocabulary(), lambda done: None)
    with held, (tables_folder("dongcheng") / "lock").open() as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    recorded()


def test_the_tables_are_the_servers_own_and_apart_for_each_district(filed: Filed) -> None:
    money(filed)
    recorded()
    assert recorded("chaoyang").cases == 0
    assert tables_folder("dongcheng").stat().st_mode & 0o077 == 0
    assert not list(tables_folder("chaoyang").glob("request_funds.*"))

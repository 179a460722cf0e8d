"""Past cases are read before a trial asks for them: when a copy is made, and by the command for every night."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from typing import Any

import pytest

from guiju.office.cli.main import run
from guiju.office.rulebook.queries import vocabulary
from guiju.office.whatif import reading_ahead
from guiju.office.whatif.kept_place import LOCK, tables_folder
from guiju.office.whatif.recorded import recorded
from office.whatif.conftest import Browse, Filed

BEGINS = reading_ahead.start


def test_the_command_leaves_nothing_for_the_first_trial_to_read(
    filed: Filed, capsys: pytest.CaptureFixture[str]
) -> None:
    filed("request_funds", money_kind="ordinary", amount="1")
    assert run(["past-cases", "--district", "dongcheng"]) == 0
    assert "东城：以往事项1件，这次读入1件" in capsys.readouterr().out
    with recorded("dongcheng", vocabulary(), lambda done: None) as found:
        assert (found.cases, found.fresh) == (1, 0)


def test_without_a_district_every_district_is_read(filed: Filed, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["past-cases"]) == 0
    said = capsys.readouterr().out
    assert "东城：以往事项0件" in said
    assert "朝阳：以往事项0件" in said


def test_a_district_that_is_not_there_is_a_sentence(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["past-cases", "--district", "nowhere"]) == 1
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert "Traceback" not in said


def test_who_makes_a_copy_has_the_past_cases_read_meanwhile(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(reading_ahead, "start", begun.append)
    asked = {"name": "试一试", "code": "DC2024"}
    assert browse("dc-office-desk").post("/rules/dongcheng/what-if/", asked).status_code == 302
    assert browse("dc-office-desk").post("/rules/dongcheng/what-if/", asked).status_code == 422  # that name is taken
    assert browse("cy-office-desk").post("/rules/dongcheng/what-if/", asked).status_code == 403
    assert begun == ["dongcheng"]


def test_reading_begins_once_and_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: begun.append(command))
    folder = tables_folder("dongcheng")
    folder.mkdir(parents=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        BEGINS("dongcheng")
        assert begun == []
    BEGINS("dongcheng")
    assert begun == [[sys.executable, "-m", "guiju.office.whatif.reading_ahead", "dongcheng"]]

"""Every act in force in a district is filed, decided, looked at, printed and taken along, all of it on screen."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO

import pytest
from django.utils import timezone

from database_choice import chosen
from guiju.office.cases.asking import asking
from guiju.office.rulebook.queries import vocabulary
from office.cases_web.browsing import text
from office.every_act.clerk import Town, bring, file, send, write
from office.every_act.worked_matters import DISTRICTS, PREFIXES, acts_in_force, typed, worked


def acts_to_walk() -> list[tuple[str, str]]:
    """All of them; on PostgreSQL one of each theme: which matter it is makes no difference to the database."""
    every = [(district, act) for district in DISTRICTS for act in acts_in_force(district)]
    first = {(district, vocabulary().acts[act].theme): (district, act) for district, act in reversed(every)}
    return list(first.values()) if chosen() == "postgres" else every


OPENED_BY = {"drafting_organ": "housing-desk", "office": "office-desk", "government_leaders": "head"}


@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize(("district", "act"), acts_to_walk())
def test_an_act_is_filed_decided_printed_and_taken_along(
    district: str, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = worked(district, act)
    monkeypatch.setattr(timezone, "now", lambda: datetime.combine(case.on, time(4), UTC))
    asked, town = asking(district, act, case.on, case.on), Town(case.on)
    # A leave is handed in by whoever goes, or by the office for them; never by another organ's desk.
    filed_by = "office-desk" if asked.act.absence else OPENED_BY[asked.act.opened_by[0]]
    account = f"{PREFIXES[district]}-{filed_by}"
    drafter, office = town.account(account), town.account(f"{PREFIXES[district]}-office-desk")
    key = file(drafter, act, case.name, typed(asked, case))
    if "draft" in asked.act.attaches:
        write(key, drafter, case.name)
    bring(key, drafter)
    send(drafter, key, "hand_in", "", {})
    state = town.walk(key, drafter, office)
    assert state.state == "closed", [step.key for step in state.active_steps()]
    page = text(office.get(f"/cases/{key}/"))
    assert case.name in page
    assert "已办结" in page
    on_paper = text(drafter.get(f"/cases/{key}/print/"))
    assert "办理流程" in on_paper
    with zipfile.ZipFile(BytesIO(b"".join(drafter.get(f"/documents/{key}/case.zip")))) as archive:
        assert archive.read("案卷.pdf").startswith(b"%PDF")
        assert json.loads(archive.read("案卷.json"))["events"][-1]["kind"] == "closed"

"""Two norms in conflict, and facts that are missing: a sentence with place and cure, by command and on screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.office.cases.models import Case
from office.cases_web.browsing import fields, text
from office.third_district.conftest import Said
from office.third_district.freshness import forget_rulebooks
from office.third_district.peopled import browser, set_up

FACTS = '{"in_name_of": "government", "genre": "notice", "disclosure": "proactive", "major": true, "urgent": true}'
URGENT = "          - {id: urgent, when: urgent, steps: [{who: executive_deputy, does: sign}]}\n"
PLAN = ["plan", "--district", "yunshan", "--act", "issue_document", "--on", "2026-05-06"]


@pytest.fixture
def conflict(folder: Path) -> None:
    """A second exception of article 5 that may hold together with the first."""
    chapter = folder / "working-rules-2025" / "02-documents.yaml"
    before = chapter.read_text(encoding="utf-8")
    row = next(
        line for line in before.splitlines(keepends=True) if "{id: major, when: major, steps: [{who: off" in line
    )
    chapter.write_text(before.replace(row, row + URGENT), encoding="utf-8")
    forget_rulebooks()


def test_a_conflict_is_proved_with_a_case_and_told_when_planned(conflict: None, said: Said) -> None:
    code, out, _ = said("prove", "--district", "yunshan")
    assert code == 1
    assert "YS2025:5" in out
    assert "涉及重大事项" in out
    code, _, err = said(*PLAN, "--facts", FACTS)
    assert code == 1
    assert "YS2025:5" in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


@pytest.mark.django_db
def test_a_conflict_stops_a_matter_on_screen_and_keeps_what_was_typed(conflict: None) -> None:
    set_up("yunshan")
    client = browser("ys-housing-desk")
    given = {"title": "两难的通知", "f-in_name_of": "government", "f-genre": "notice", "f-disclosure": "proactive"}
    given |= {"f-major": "on", "why-major": "全区", "f-urgent": "on", "why-urgent": "当天"}
    page = fields(client.get("/new/issue_document/")) | given
    plan = client.post("/new/issue_document/plan", page)
    assert plan.status_code < 500
    assert "第五条" in text(plan)
    answer = client.post("/new/issue_document/", page | {"do": "hand_in"})
    assert answer.status_code < 500
    assert answer.status_code == 302 or "两难的通知" in text(answer)
    assert not Case.objects.exclude(state="draft").exists()


def test_a_missing_fact_is_named_by_the_command(folder: Path, said: Said) -> None:
    code, out, err = said(*PLAN, "--facts", '{"genre": "notice"}')
    assert "以谁的名义制发" in out + err
    assert code in (0, 1)
    code, _, err = said(*PLAN, "--facts", '{"in_name_off": "government"}')
    assert code == 1
    assert "是不是想写「in_name_of」" in err


@pytest.mark.django_db
def test_a_missing_fact_is_named_on_screen_and_the_rest_is_kept(folder: Path) -> None:
    forget_rulebooks()
    set_up("yunshan")
    client = browser("ys-housing-desk")
    page = fields(client.get("/new/issue_document/")) | {"title": "少一项的通知", "f-genre": "notice"}
    plan = text(client.post("/new/issue_document/plan", page))
    assert "以谁的名义制发" in plan
    answer = client.post("/new/issue_document/", page | {"f-in_name_of": "", "do": "hand_in"})
    assert answer.status_code in (302, 409, 422)
    if answer.status_code != 302:
        assert "少一项的通知" in text(answer)
    assert not Case.objects.exclude(state="draft").exists()

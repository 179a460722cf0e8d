"""The coverage page tells the truth: every article has something that shows it, and what tests declare is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guiju.office.rulebook import queries
from guiju.office.rulebook.coverage import coverage, coverage_as_json
from guiju.office.rulebook.profiles import profiles
from guiju.office.rulebook.shown_by import declared
from guiju.rules.instruments import Treatment

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("district", profiles())
def test_no_article_waits_and_each_is_shown_by_a_case_or_a_test(district: str) -> None:
    found = coverage(district)
    assert found.pending == 0
    assert [article.citation for article in found.unshown] == []
    assert coverage_as_json(found)["unshown"] == []


def test_what_the_tests_declare_is_current() -> None:
    script = str(ROOT / "scripts" / "shown_by_tests.py")
    done = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_tests_name_only_articles_and_treatments_that_there_are() -> None:
    known = {"stated"} | {treatment.value for treatment in Treatment}
    places = {
        f"{i.code}:{word}" for d in profiles() for i in queries.district_rulebook(d).instruments for word in known
    }
    places |= {
        str(a.citation)
        for d in profiles()
        for i in queries.district_rulebook(d).instruments
        for a in i.articles.values()
    }
    assert declared().keys() - places == set()


def test_every_declared_test_is_there() -> None:
    for shown in (shown for rows in declared().values() for shown in rows):
        file, _, name = shown.test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), shown.test


def test_an_article_tells_its_acts_its_cases_and_its_tests() -> None:
    found = {article.citation: article for article in coverage("dongcheng").articles}
    assert "制发公文" in found["DC2024:55"].acts
    assert found["DC2024:55"].tests
    assert any("圈阅" in shown.zh for shown in found["DC2024:54"].shown_by)

"""The worked cases of every district: what a jurist wrote down comes out of the rules."""

from __future__ import annotations

import pytest

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles
from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.worked_cases import check_case

CASES = [
    pytest.param(district, case, id=f"{instrument.code}: {case.name}")
    for district in profiles()
    for instrument in queries.district_rulebook(district).instruments
    for case in queries.worked_cases(district, instrument.code)
]


@pytest.mark.parametrize(("district", "case"), CASES)
def test_the_rules_answer_as_the_case_expects(district: str, case: WorkedCase) -> None:
    assert check_case(queries.district_rulebook(district), case) == []


@pytest.mark.parametrize("district", profiles())
def test_a_district_has_worked_cases_for_its_own_rules(district: str) -> None:
    own = queries.instrument(district)
    assert len(queries.worked_cases(district, own.code)) >= len(own.articles)


@pytest.mark.parametrize("district", profiles())
def test_no_case_names_an_article_that_the_text_does_not_have(district: str) -> None:
    own = queries.instrument(district)
    named = {c for case in queries.worked_cases(district, own.code) for c in case.asserted}
    assert {c for c in named if c.instrument == own.code and c.article not in own.articles} == set()

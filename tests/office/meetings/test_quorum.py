"""The arithmetic of a quorum."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.meetings.quorum import Count

HALF = Fraction(1, 2)
shares = st.fractions(min_value=Fraction(1, 10), max_value=1, max_denominator=10)


@pytest.mark.parametrize(("present", "members", "met"), [(5, 10, True), (5, 11, False), (6, 11, True), (0, 0, False)])
def test_half_of_the_members_is_enough(present: int, members: int, met: bool) -> None:
    assert Count(members, present, HALF).met is met


def test_a_body_without_a_quorum_may_always_decide() -> None:
    assert Count(9, 0, None).met


@given(members=st.integers(1, 500), present=st.integers(0, 500), share=shares)
def test_the_number_needed_is_the_smallest_that_reaches_the_share(members: int, present: int, share: Fraction) -> None:
    count = Count(members, present, share)
    assert count.met is (present >= count.needed)
    assert Fraction(count.needed, members) >= share > Fraction(count.needed - 1, members)


@given(members=st.integers(2, 500), present=st.integers(0, 500), share=shares)
def test_a_vacancy_never_makes_it_harder(members: int, present: int, share: Fraction) -> None:
    if Count(members, present, share).met:
        assert Count(members - 1, present, share).met

"""How often a duty is owed: what may be written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.norms import DutyNorm


def test_a_duty_may_say_how_often_it_is_owed() -> None:
    duty = {"duty": "visits", "owed_by": "head", "per": "year", "count": {"at_least": 2, "unit": "次"}, "says": "两次"}
    assert DutyNorm.model_validate(duty).count == Count(at_least=2, unit="次")


@pytest.mark.parametrize("wrong", [{"at_least": 2, "at_most": 1}, {"at_least": -1}, {"at_most": 2}])
def test_counts_that_cannot_be_kept_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Count.model_validate({"unit": "次", **wrong})

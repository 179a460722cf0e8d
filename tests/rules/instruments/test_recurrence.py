"""How often a duty is owed, until when, and what keeps it: what may be written together."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from guiju.rules.instruments import InstrumentErrors, load_instrument
from guiju.rules.instruments.norms import DutyNorm
from guiju.rules.instruments.recurrence import Cadence
from rules.rulebooks import YUNLING, vocabulary

PLAIN = {"duty": "yearly_report", "owed_by": "head", "says": "每年报告"}


@pytest.mark.parametrize(("written", "read"), [("3-31", "03-31"), ("12-31", "12-31"), ("", "")])
def test_a_due_day_is_a_month_and_day_of_every_year(written: str, read: str) -> None:
    assert DutyNorm.model_validate({**PLAIN, "per": "year", "due": written}).due == read


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"per": "year", "due": "02-29"}, "每年都有的月日"),
        ({"per": "year", "due": "soon"}, "每年都有的月日"),
        ({"per": "month", "due": "03-31"}, "只和 per: year 一起写"),
        ({"per": "每年一次"}, "week"),
        ({"per": "year", "discharge": {}}, "三者之一"),
        ({"per": "year", "discharge": {"act": "a", "register": "b"}}, "三者之一"),
        ({"per": "year", "discharge": {"register": "b", "when": "True"}}, "只和 act 一起写"),
        ({"per": "year", "discharge": {"does": "publish"}}, "由事项引起"),
        ({"act": "inspect", "discharge": {"register": "gifts"}}, "常设职责"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DutyNorm.model_validate({**PLAIN, **more})


def test_a_duty_with_a_count_is_kept_by_matters_and_not_raised_by_them() -> None:
    count = {"at_least": 2, "unit": "次"}
    assert DutyNorm.model_validate({**PLAIN, "act": "inspect"}).raised
    assert not DutyNorm.model_validate({**PLAIN, "act": "inspect", "per": "year", "count": count}).raised


def test_a_meeting_may_be_owed_by_the_half_year() -> None:
    assert Cadence.model_validate({"at_least": 1, "per": "half_year"}).per == "half_year"


@pytest.mark.parametrize(
    ("discharge", "said"),
    [
        ("{act: nothing}", "没有「nothing」"),
        ("{register: nothing}", "没有「nothing」"),
        ("{act: report_to_party, when: colour == 1}", "条件"),
    ],
)
def test_what_keeps_a_duty_stands_in_the_vocabulary(tmp_path: Path, discharge: str, said: str) -> None:
    folder = Path(shutil.copytree(YUNLING, tmp_path / "yunling"))
    file = folder / "02-meetings.yaml"
    duty = f"      - duty: report\n        owed_by: head\n        per: year\n        discharge: {discharge}\n"
    duty += "        says: 每年报告\n"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    norms:\n", f"    norms:\n{duty}", 1), encoding="utf-8")
    with pytest.raises(InstrumentErrors, match=said):
        load_instrument(folder, vocabulary())

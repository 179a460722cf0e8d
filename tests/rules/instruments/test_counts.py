"""How often a duty is owed: what may be written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from guiju.rules.instruments import InstrumentErrors, load_instrument
from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.norms import DutyNorm
from rules.rulebooks import YUNLING, vocabulary


def test_a_duty_may_say_how_often_it_is_owed() -> None:
    duty = {"duty": "visits", "owed_by": "head", "per": "year", "count": {"at_least": 2, "unit": "次"}, "says": "两次"}
    assert DutyNorm.model_validate(duty).count == Count(at_least=2, unit="次")


@pytest.mark.parametrize("wrong", [{"at_least": 2, "at_most": 1}, {"at_least": -1}, {"at_most": 2}])
def test_counts_that_cannot_be_kept_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Count.model_validate({"unit": "次", **wrong})


@pytest.mark.parametrize(("key", "name"), [("each", "stay_days"), ("adds", "touring_leaders"), ("day", "nothing")])
def test_a_count_names_facts_of_the_act_and_of_the_right_type(tmp_path: Path, key: str, name: str) -> None:
    folder = Path(shutil.copytree(YUNLING, tmp_path / "yunling"))
    file = folder / "02-meetings.yaml"
    duty = f"""      - duty: tours
        act: inspect
        owed_by: head
        per: year
        count: {{at_least: 1, unit: 次, {key}: {name}}}
        says: 每年一次
"""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    norms:\n", f"    norms:\n{duty}", 1), encoding="utf-8")
    with pytest.raises(InstrumentErrors, match=f"没有叫「{name}」的"):
        load_instrument(folder, vocabulary())

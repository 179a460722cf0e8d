"""What is missing or wrong is said in one go, in Chinese, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guiju.office.cases.models import Case, Event
from guiju.office.documents.models import NumberSeries
from guiju.office.meetings.models import Sitting
from guiju.office.openness.models import PublicDocument
from office.enactment.conftest import Command, Said
from office.enactment.texts import TEXTS

Enact = Callable[..., Said]
MADE_UP = next(text for text in TEXTS if text.words and text.district == "dongcheng")


def nothing_written() -> bool:
    return not any(model.objects.exists() for model in (Case, Event, NumberSeries, Sitting, PublicDocument))


def test_without_answers_all_that_is_missing_is_listed(guiju: Command, tmp_path: Path) -> None:
    said = guiju("enact", MADE_UP.file(tmp_path), "--district", "dongcheng")
    assert said.code == 2
    for key in ("opened_on", "drafting_organ", "facts/major", "facts/touches_others"):
        assert f"  {key}: " in said.err
    assert "published_on" not in said.err  # the file says it
    assert nothing_written()


def test_what_the_procedure_asks_for_is_listed_by_step_with_its_article(guiju: Command, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    whole = MADE_UP.answers.read_text(encoding="utf-8")
    answers.write_text(whole[: whole.index("\nsteps:")], encoding="utf-8")
    said = guiju("enact", MADE_UP.file(tmp_path), "--district", "dongcheng", "--answers", answers)
    assert said.code == 2
    assert "steps/legality.review.justice_bureau/day: 「区司法局审查」在哪一天办理" in said.err
    assert "第十七条" in said.err
    assert "meeting/present" in said.err
    assert nothing_written()


@pytest.mark.parametrize(
    ("setting", "said_of_it"),
    [
        ("steps/legality.review.justice_bureau/day=2024-03-02", "区司法局审查"),  # before the step before
        ("meeting/present=[区长]", "第84次会议"),  # no quorum
        ("steps/sign.sign.executive_deputy/day=2024-05-01", "区长签发"),  # after the last signature
    ],
)
def test_a_failure_in_the_middle_names_the_step_and_leaves_nothing(enact: Enact, setting: str, said_of_it: str) -> None:
    said = enact(MADE_UP, "--set", setting)
    assert said.code == 1
    assert said_of_it in said.err
    assert "没有留下任何记录" in said.err
    assert "Traceback" not in said.err
    assert nothing_written()


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ("opened_on=昨天", "opened_on"),
        ("facts/major=也许", "facts/major"),
        ("meeting/chair=皇帝", "meeting/chair"),
        ("facts/no_such_fact=true", "no_such_fact"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_named(enact: Enact, setting: str, key: str) -> None:
    said = enact(MADE_UP, "--set", setting)
    assert said.code == 1
    assert key in said.err
    assert nothing_written()


def test_another_districts_text_is_refused_by_name(guiju: Command, tmp_path: Path) -> None:
    said = guiju("enact", MADE_UP.file(tmp_path), "--district", "chaoyang")
    assert said.code == 1
    assert "北京市东城区人民政府" in said.err
    assert "北京市朝阳区人民政府" in said.err
    assert nothing_written()


@pytest.mark.parametrize("content", ["", "今天开会，大家都来。\n", "\x00\x01"])
def test_a_file_without_rules_is_refused_with_a_sentence(guiju: Command, tmp_path: Path, content: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(content, encoding="utf-8")
    said = guiju("enact", path, "--district", "dongcheng")
    assert said.code == 1
    assert "note.txt" in said.err
    assert "程序内部出错" not in said.err
    assert nothing_written()


def test_a_day_that_no_text_covers_is_refused(enact: Enact) -> None:
    said = enact(MADE_UP, "--law-on", "2020-01-01")
    assert said.code == 1
    assert "2020-01-01" in said.err
    assert nothing_written()


def test_answers_that_are_no_yaml_are_refused_with_line_and_column(guiju: Command, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("facts: {major: true\n", encoding="utf-8")
    said = guiju("enact", MADE_UP.file(tmp_path), "--district", "dongcheng", "--answers", path)
    assert said.code == 1
    assert "行" in said.err
    assert nothing_written()

"""Reading files of worked cases: what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.rules.citations import Citation
from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.loading import version
from guiju.rules.instruments.worked_cases import CASES, load_cases

GOOD = """\
- name: 普通通知由分管副区长签发
  act: issue_document
  on: 2024-05-06
  facts: {genre: notice}
  expect:
    route: [[sign, deputy_in_charge, sign]]
    blocked_by: ["YL2020:3.1"]
    cites: ["YL2020:2"]
"""


def write(folder: Path, text: str) -> Path:
    """A file of cases with that text."""
    file = folder / CASES
    file.write_text(text, encoding="utf-8")
    return file


def test_a_case_names_the_articles_it_shows(tmp_path: Path) -> None:
    (case,) = load_cases(write(tmp_path, GOOD))
    assert case.asserted == {Citation("YL2020", 2), Citation("YL2020", 3)}
    assert (case.file.name, case.line) == (CASES, 1)


def test_no_file_means_no_cases(tmp_path: Path) -> None:
    assert load_cases(tmp_path / CASES) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("route:", "rout:", "第6行第5列", "不认识「rout」"),
        ("YL2020:3.1", "YL2020", "第7行", "不是条文引用"),
        ("2024-05-06", "then", "第3行第7列", "应是日期"),
        ("  act: issue_document\n", "", "第1行", "缺少「act」"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str, said: str) -> None:
    with pytest.raises(InstrumentErrors) as caught:
        load_cases(write(tmp_path, GOOD.replace(old, new)))
    assert place in str(caught.value)
    assert said in str(caught.value)


def test_two_cases_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentErrors, match="同名"):
        load_cases(write(tmp_path, GOOD + GOOD))


def test_a_case_that_expects_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentErrors, match="什么也没有检验"):
        load_cases(write(tmp_path, "- {name: 空, act: issue_document, on: 2024-05-06, expect: {}}\n"))


def test_worked_cases_do_not_change_the_version_of_the_instrument(tmp_path: Path) -> None:
    (tmp_path / "01-general.yaml").write_text("chapter: 1", encoding="utf-8")
    before = version(tmp_path)
    write(tmp_path, GOOD)
    assert version(tmp_path) == before

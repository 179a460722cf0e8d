"""An instrument loads whole or not at all, and each mistake is told with its file, line, column and cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guiju.rules.instruments import InstrumentErrors, load_instrument
from rules.rulebooks import YUNLING, vocabulary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up district's rules that a test may spoil."""
    return Path(shutil.copytree(YUNLING, tmp_path / "yunling"))


def spoil(folder: Path, file: str, old: str, new: str) -> InstrumentErrors:
    """Replaces one passage and returns the errors that loading then gives."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InstrumentErrors) as caught:
        load_instrument(folder, vocabulary())
    return caught.value


def test_the_made_up_rules_load_with_all_articles_and_citations() -> None:
    loaded = load_instrument(YUNLING, vocabulary())
    assert list(loaded.articles) == [1, 2, 3, 4, 5, 6]
    assert [str(norm.cites[0]) for norm in loaded.articles[3].norms] == ["YL2020:3", "YL2020:3"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        ("01-documents.yaml", "when: major,", "when: majr,", (18, 31), "majr"),
        ("01-documents.yaml", "act: hold_event", "act: hold_evnt", (48, 14), "是不是想写「hold_event」"),
        ("01-documents.yaml", "stage: sign", "stage: sing", (33, 16), "sing"),
        ("01-documents.yaml", "working_days: 7", "working_days: seven", (50, 32), "应是整数"),
        ("01-documents.yaml", "otherwise: 拟", "otherwize: 拟", (39, 9), "是不是想写「otherwise」"),
        ("01-documents.yaml", "treatment: guided", "treatment: soft", (44, 16), "enforced"),
        ("01-documents.yaml", "reading: YL2-both", "reading: YL2-none", (23, 22), "YL2-none"),
        ("01-documents.yaml", 'disclosure == "proactive"', 'disclosure == "open"', (38, 30), "open"),
        ("02-meetings.yaml", "  6:\n", "  7:\n", (1, 1), "缺少第6条"),
        ("02-meetings.yaml", "members: [head", "members: [heads", (9, 19), "heads"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, place: tuple[int, int], said: str
) -> None:
    errors = spoil(folder, file, old, new).errors
    hit = [error for error in errors if said in error.message]
    assert hit, [str(e) for e in errors]
    if file in str(hit[0].file):
        assert (hit[0].line, hit[0].column) == place


def test_broken_yaml_is_told_with_line_and_column(folder: Path) -> None:
    errors = spoil(folder, "01-documents.yaml", "  2:\n", "  2: [\n").errors
    assert errors[0].line > 1
    assert "YAML" in errors[0].message


def test_a_key_written_twice_is_an_error_not_the_last_one(folder: Path) -> None:
    errors = spoil(folder, "01-documents.yaml", "treatment: stated", "treatment: stated\n    treatment: guided").errors
    assert "写了两次" in errors[0].message


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    path = folder / "01-documents.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(InstrumentErrors, match="UTF-8"):
        load_instrument(folder, vocabulary())


def test_several_mistakes_in_several_files_are_told_together(folder: Path) -> None:
    meetings = folder / "02-meetings.yaml"
    meetings.write_text(meetings.read_text(encoding="utf-8").replace("who: office", "who: ofice"), encoding="utf-8")
    errors = spoil(folder, "01-documents.yaml", "stage: sign", "stage: sing").errors
    assert {error.file.name for error in errors} == {"01-documents.yaml", "02-meetings.yaml"}


def test_yes_and_on_are_words_not_booleans(folder: Path) -> None:
    path = folder / "instrument.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("short: 云岭规则", "short: on"), encoding="utf-8")
    assert load_instrument(folder, vocabulary()).head.short == "on"

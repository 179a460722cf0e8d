"""`guiju law read`: structure as JSON and as an outline, refusals as sentences, words kept for the article pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from guiju.office.cli.main import guiju, run
from guiju.office.rulebook import imported_texts, queries
from guiju.office.rulebook.errors import OtherRuleText, SpoiltImport
from guiju.rules.instruments import Instrument
from guiju.rules.official_text import fingerprints, read_rule_text
from rules.official_text.published import NOTICE, RULES, official_words

READ = ["law", "read"]


@pytest.fixture
def state(settings: Any, tmp_path: Path) -> Path:
    settings.STATE_FOLDER = tmp_path / "state"
    return tmp_path / "state"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The fictional rules as a file."""
    written = tmp_path / "云岭规则.txt"
    written.write_text(NOTICE + RULES, encoding="utf-8")
    return written


@pytest.fixture
def instrument(monkeypatch: pytest.MonkeyPatch) -> Instrument:
    """A district's own instrument as if it had been written from the fictional rules."""
    prints = {int(key): value for key, value in fingerprints(read_rule_text(RULES)).items()}
    found = replace(queries.instrument("chaoyang"), fingerprints=prints)
    monkeypatch.setattr(queries, "instrument", lambda district, code="": found)
    return found


def said(*arguments: object) -> Any:
    return CliRunner().invoke(guiju, [*READ, *map(str, arguments)], catch_exceptions=False)


def test_the_json_has_every_chapter_article_paragraph_and_item(file: Path) -> None:
    found = json.loads(said(file, "--json").stdout)
    assert (found["title"], found["doc_no"]) == ("云岭区人民政府工作规则", "云政发〔2025〕7号")
    assert [(one["number"], one["title"], len(one["articles"])) for one in found["chapters"]] == [
        (1, "总则", 2),
        (2, "会议", 2),
    ]
    third = found["chapters"][1]["articles"][0]
    assert (third["number"], third["insert"]) == (3, 0)
    assert third["paragraphs"] == ["茶园会议讨论下列事项：", "茶园会议每月召开一次。"]
    assert [(one["paragraph"], one["number"], one["text"]) for one in third["items"]] == [
        (1, 1, "春茶开采；"),
        (1, 2, "渡口修缮。"),
    ]


def test_nested_items_and_inserted_articles_are_in_the_json(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = [
        "第一条 分类：",
        "（一）茶园：",
        "1.采摘；",
        "2.炒制。",
        "收茶以后记录。",
        "（二）渡口。",
        "第一条之一 施行。",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    first, inserted = json.loads(said(file, "--json").stdout)["chapters"][0]["articles"]
    assert (inserted["number"], inserted["insert"]) == (1, 1)
    tea, ferry = first["items"]
    assert ([one["text"] for one in tea["items"]], tea["paragraphs"]) == (["采摘；", "炒制。"], ["收茶以后记录。"])
    assert ferry["items"] == []


def test_the_outline_names_chapters_and_articles(file: Path) -> None:
    shown = said(file).stdout
    assert shown.startswith("云岭区人民政府工作规则\n共2章、4条\n")
    assert "\n第二章 会议\n  第三条 茶园会议讨论下列事项：（2款、2项）\n" in shown


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "没有文字"),
        ("茶园很好。".encode(), "没有找到从第一条"),
        ("第一条 甲。\n第二条 乙。\n第四条 丁。\n".encode(), "第3行"),
        (b"%PDF-1.4", "PDF损坏"),
    ],
)
def test_a_file_without_readable_rules_is_refused_in_one_sentence(
    raw: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "坏.txt"
    file.write_bytes(raw)
    assert run([*READ, str(file)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("「坏.txt」不能作为规则文本读入：")
    assert sentence in told
    assert told.count("\n") == 1


def test_importing_needs_a_district(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*READ, str(file), "--import"]) == 2
    assert "--district" in capsys.readouterr().err


def test_a_text_is_compared_without_being_kept(file: Path, instrument: Instrument, state: Path) -> None:
    assert "相同的4条。" in said(file, "--district", "chaoyang").stderr
    assert not imported_texts.imported(instrument)


def test_another_text_is_refused_unless_forced(file: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [*READ, str(file), "--district", "chaoyang", "--import"]
    assert run(asked) == 1
    assert "没有导入" in capsys.readouterr().err
    own = queries.instrument("chaoyang")
    assert not imported_texts.imported(own)
    assert run([*asked, "--force"]) == 0
    assert imported_texts.imported(own)


def test_the_border_of_refusal_is_more_different_than_same(instrument: Instrument, state: Path) -> None:
    half = RULES.replace("牧场", "林场").replace("适用本规则", "适用")
    assert imported_texts.keep(instrument, read_rule_text(half), "半.txt").same == 2
    with pytest.raises(OtherRuleText, match="相同的1条"):
        imported_texts.keep(instrument, read_rule_text(half.replace("每月", "每周")), "少.txt")


def article_page(client: Client, number: int) -> str:
    return client.get(reverse("rulebook:article", args=["chaoyang", "CY2023", number])).content.decode()


def test_the_article_page_shows_imported_words_beside_the_norms(
    file: Path, instrument: Instrument, state: Path, signed_in: Client
) -> None:
    assert "正式文本未导入" in article_page(signed_in, 3)
    assert said(file, "--district", "chaoyang", "--import").exit_code == 0
    page = article_page(signed_in, 3)
    assert "（一）春茶开采；" in page
    assert "与规则库的指纹相符" in page
    assert "正式文本未导入" not in page


def test_an_article_with_other_words_or_none_is_marked(instrument: Instrument, state: Path, signed_in: Client) -> None:
    imported_texts.keep(instrument, read_rule_text(RULES.replace("每月", "每周")), "新.txt")
    assert "与规则库的指纹不符" in article_page(signed_in, 3)
    assert "指纹不符" not in article_page(signed_in, 2)
    assert "导入的原文没有本条" in article_page(signed_in, 5)


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"articles": {"3": {"mark": 1}}}'])
def test_a_spoilt_import_is_told_with_its_cure(spoilt: str, instrument: Instrument, state: Path) -> None:
    imported_texts.keep(instrument, read_rule_text(RULES), "a.txt")
    (kept,) = (state / "official-texts").iterdir()
    kept.write_text(spoilt, encoding="utf-8")
    with pytest.raises(SpoiltImport, match="重新导入"):
        imported_texts.official_words(instrument, 3)


@pytest.mark.seeds
@pytest.mark.parametrize(("start", "district", "size"), [("000", "dongcheng", 84), ("004", "chaoyang", 72)])
def test_the_official_texts_match_their_fingerprints(
    start: str, district: str, size: int, tmp_path: Path, state: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(official_words(start), encoding="utf-8")
    assert f"相同的{size}条。" in said(file, "--district", district, "--import").stderr


@pytest.mark.parametrize("more", [[], ["--force"]])
def test_words_for_the_law_above_are_refused_and_nothing_is_kept(
    state: Path, file: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    above = next(one for one in queries.district_rulebook("chaoyang").instruments if one.outside)
    arguments = [*READ, str(file), "--district", "chaoyang", "--instrument", above.code, "--import", *more]
    assert run(arguments) == 1
    told = capsys.readouterr().err
    assert f"{above.head.title}是上位规定" in told
    assert "请写本区自己的规则文本：CY2023。" in told
    assert "Traceback" not in told
    assert not imported_texts.imported(above)
    assert not state.exists()


def test_a_file_may_still_be_compared_with_the_law_above(state: Path, file: Path) -> None:
    above = next(one for one in queries.district_rulebook("chaoyang").instruments if one.outside)
    assert said(file, "--district", "chaoyang", "--instrument", above.code).exit_code == 0

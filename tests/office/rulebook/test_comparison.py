"""Two rule texts side by side: the page, the API and the command say the same, and who asks wrongly is told how."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from guiju import rulebooks
from guiju.office.cli.main import guiju, run
from guiju.office.rulebook.comparison import comparison
from guiju.rules.comparing import Kind

PAGE = "/rules/compare/"
BOTH = {"a": "DC2024", "b": "CY2023"}
OWN = rulebooks.FOLDER / "beijing-dongcheng-2024"


def page(client: Client, **asked: str) -> str:
    """The words of the page."""
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200, answer
    return unescape(answer.content.decode())


def test_a_stranger_is_sent_to_the_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.get("/api/rules/compare", BOTH).status_code == 401


def test_the_page_offers_every_text_in_both_lists(signed_in: Client) -> None:
    found = page(signed_in)
    assert found.count('<option value="DC2024"') == found.count('<option value="CY2023"') == 2
    assert 'id="differences"' not in found


def test_the_page_counts_every_group_and_leads_to_it(signed_in: Client) -> None:
    found = page(signed_in, **BOTH)
    groups = {one.group for one in comparison("DC2024", "CY2023").differences}
    assert groups == set(re.findall(r"group=(\w+)#differences", found)) - {"all"}
    assert re.findall(r'<option value="(\w+)" selected', found) == ["DC2024", "CY2023"]


@pytest.mark.parametrize("group", ["request_funds", "meeting", "all"])
def test_a_group_shows_each_difference_with_links_to_the_articles_of_both(signed_in: Client, group: str) -> None:
    found = page(signed_in, **BOTH, group=group)
    shown = [one for one in comparison("DC2024", "CY2023").differences if group in (one.group, "all")]
    assert all(one.title in found for one in shown)
    for one in shown:
        for cite in (*one.a.cites, *one.b.cites):
            district = {"DC2024": "dongcheng", "CY2023": "chaoyang"}[cite.instrument]
            assert reverse("rulebook:article", args=[district, cite.instrument, cite.article]) in found


def test_the_page_says_a_case_in_words(signed_in: Client) -> None:
    found = page(signed_in, **BOTH, group="request_funds")
    assert "金额：500万元" in found


def test_the_menu_stands_at_the_rules(signed_in: Client) -> None:
    found = page(signed_in)
    menu = found[found.index('<nav class="side"') :]
    assert re.search(r'aria-current="page"[^>]*>(?:<svg.*?</svg>)?<span>规则</span>', menu, re.DOTALL)
    assert menu[: menu.index("</nav>")].count('aria-current="page"') == 1


def test_a_text_compared_with_itself_has_nothing_to_show(signed_in: Client) -> None:
    assert "没有不同" in page(signed_in, a="DC2024", b="DC2024")


def test_an_unknown_text_is_not_found(signed_in: Client) -> None:
    assert signed_in.get(PAGE, {"a": "DC2024", "b": "../../etc"}).status_code == 404
    answer = signed_in.get("/api/rules/compare", {"a": str(OWN), "b": "CY2023"})
    assert answer.status_code == 404
    assert "CY2023、DC2024" in answer.json()["error"]["message"]


@pytest.mark.parametrize("district", ["dongcheng", "chaoyang"])
def test_the_pages_of_a_text_lead_to_the_comparison(signed_in: Client, district: str) -> None:
    found = signed_in.get(reverse("rulebook:chapters", args=[district])).content.decode()
    assert PAGE in found


def test_the_api_and_the_command_give_the_same_answer(signed_in: Client) -> None:
    over_http = signed_in.get("/api/rules/compare", BOTH).json()
    result = CliRunner().invoke(guiju, ["compare", "DC2024", "CY2023", "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == over_http
    assert over_http["counts"] == _counts()


def _counts() -> dict[str, Any]:
    kinds = [one.kind for one in comparison("DC2024", "CY2023").differences]
    return {kind.value: kinds.count(kind) for kind in Kind}


def test_the_command_says_both_sides_with_their_articles() -> None:
    result = CliRunner().invoke(guiju, ["compare", "DC2024", "CY2023"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "甲：1. 区财政局先行研提意见 〔DC2024:57〕" in result.stdout
    assert "案例：" in result.stdout


def test_two_versions_of_one_text_are_compared_from_folders(tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(OWN, new)
    file = new / "11-documents.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("yuan(", "yuan(1"), encoding="utf-8")
    meetings = new / "10-meetings.yaml"
    meetings.write_text(
        meetings.read_text(encoding="utf-8").replace("yuan(5000000)", "yuan(3000000)"), encoding="utf-8"
    )
    result = CliRunner().invoke(guiju, ["compare", "DC2024", str(new), "--json"], catch_exceptions=False)
    differences = json.loads(result.stdout)["differences"]
    assert {one["group"] for one in differences} == {"request_funds", "propose_topic"}
    assert {"route", "gate", "threshold"} <= {one["topic"] for one in differences}


@pytest.mark.parametrize("place", ["NO2020", "no/such/folder"])
def test_what_is_neither_code_nor_folder_is_one_sentence(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "DC2024", place]) == 1
    said = capsys.readouterr().err
    assert f"没有代号为「{place}」的规则文本" in said
    assert "Traceback" not in said


def test_a_folder_with_mistakes_tells_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(OWN, tmp_path / "new")
    (tmp_path / "new" / "11-documents.yaml").write_text("chapter: 11", encoding="utf-8")
    assert run(["compare", "DC2024", str(tmp_path / "new")]) == 1
    assert "11-documents.yaml 第1行" in capsys.readouterr().err

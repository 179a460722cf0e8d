"""Rule texts as files: from the command line, from the pages, over the API; and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from lxml import etree

from guiju.office.cli.main import guiju, run
from guiju.office.rulebook import imported_texts, queries
from guiju.office.rulebook.profiles import profiles

EXPORT = ["law", "export"]
ON_DAY = date(2026, 11, 20)
ON = ["--on", ON_DAY.isoformat()]


@pytest.fixture(autouse=True)
def state(settings: Any, tmp_path: Path) -> Path:
    settings.STATE_FOLDER = tmp_path / "state"
    return tmp_path / "state"


def exported(folder: Path, *arguments: str) -> list[str]:
    """The names of the files that a command writes."""
    result = CliRunner().invoke(guiju, [*EXPORT, *arguments, "--to", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return sorted(path.name for path in folder.iterdir())


def test_a_text_and_a_whole_rulebook_are_written_as_json(tmp_path: Path) -> None:
    assert exported(tmp_path / "a", "DC2024", "--format", "json") == ["DC2024.json"]
    assert exported(tmp_path / "b", "chaoyang", "--format", "json") == ["chaoyang.json"]
    assert json.loads((tmp_path / "b" / "chaoyang.json").read_text())["format"] == "guiju-rulebook-1"


def test_what_was_exported_can_be_compared_with_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(tmp_path, "CY2023", "--format", "json")
    assert run(["compare", "CY2023", str(tmp_path / "CY2023.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == []


def test_a_spoilt_export_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(tmp_path, "CY2023", "--format", "json")
    file = tmp_path / "CY2023.json"
    file.write_text(file.read_text().replace('"treatment": "stated"', '"treatment": "said"', 1))
    assert run(["compare", "CY2023", str(file)]) == 1
    said = capsys.readouterr().err
    assert "CY2023.json 第" in said
    assert "现为「said」" in said


def test_the_file_of_a_text_has_the_imported_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exported(tmp_path / "gist", "DC2024", "--format", "akn")
    words = {1: (("", "云岭区自己写的一句话。"),)}
    monkeypatch.setattr(imported_texts, "all_official_words", lambda instrument: words)
    exported(tmp_path / "words", "DC2024", "--format", "akn")
    assert "云岭区自己写的一句话。" not in (tmp_path / "gist" / "DC2024.akn.xml").read_text()
    assert "云岭区自己写的一句话。" in (tmp_path / "words" / "DC2024.akn.xml").read_text()


def test_one_act_is_a_process_and_its_decisions(tmp_path: Path) -> None:
    asked = ["dongcheng", "--act", "issue_minutes", *ON]
    assert exported(tmp_path / "p", *asked, "--format", "bpmn") == ["dongcheng-issue_minutes.bpmn"]
    decisions = exported(tmp_path / "d", *asked, "--format", "dmn")
    assert "dongcheng-issue_minutes-sign_cases.dmn" in decisions
    assert all(name.startswith("dongcheng-issue_minutes-") and name.endswith(".dmn") for name in decisions)


@pytest.mark.parametrize("district", profiles())
def test_without_an_act_every_act_is_written(district: str, tmp_path: Path) -> None:
    acts = queries.district_rulebook(district).acts(ON_DAY)
    names = exported(tmp_path, district, "--format", "bpmn", *ON)
    assert names == sorted(f"{district}-{act}.bpmn" for act in acts)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["XX1", "--format", "json", "--to", "x"], "可以导出的代号有"),
        (["DC2024", "--format", "pdf", "--to", "x"], "「pdf」不是 json、akn、bpmn、dmn 之一"),
        (["DC2024", "--format", "bpmn", "--act", "fly", "--to", "x"], "没有叫「fly」的事项"),
        (["DC2024", "--format", "json", "--act", "issue_document", "--to", "x"], "--act 只用于"),
        (["DC2024", "--format", "dmn", "--on", "2019-01-01", "--to", "x"], "没有施行中的规则"),
        (["DC2024", "--format", "json"], "缺少选项「--to」"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([*EXPORT, *arguments]) in (1, 2)
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("")
    assert run([*EXPORT, "DC2024", "--format", "json", "--to", str(tmp_path / "taken")]) == 1
    assert "请换一个可以写入的文件夹" in capsys.readouterr().err


def test_a_stranger_is_shown_no_list_and_no_file(client: Client, db: None) -> None:
    assert client.get(reverse("rulebook:exports", args=["dongcheng"])).status_code == 302
    assert client.get(reverse("rulebook:export", args=["dongcheng", "DC2024.json"])).status_code == 302
    assert client.get("/api/rules/dongcheng/exports").status_code == 401
    assert client.get("/api/rules/dongcheng/exports/DC2024.json").status_code == 401


@pytest.mark.parametrize("district", profiles())
def test_every_link_of_the_page_is_a_file(signed_in: Client, district: str) -> None:
    page = signed_in.get(reverse("rulebook:exports", args=[district])).content.decode()
    names = signed_in.get(f"/api/rules/{district}/exports").json()
    assert all(reverse("rulebook:export", args=[district, name]) in page for name in names)
    assert {f"{district}.json", f"{district}-issue_document.bpmn", f"{district}-issue_document.zip"} <= set(names)
    for name in [name for name in names if "-" not in name or "leave_beijing" in name]:
        answer = signed_in.get(reverse("rulebook:export", args=[district, name]))
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer.content == signed_in.get(f"/api/rules/{district}/exports/{name}").content


def test_somebody_of_the_other_district_may_read_the_rules_too(signed_in: Client) -> None:
    """Rules are public text: the reader belongs to Chaoyang."""
    answer = signed_in.get(reverse("rulebook:export", args=["dongcheng", "DC2024.akn.xml"]))
    assert etree.fromstring(answer.content).tag.endswith("akomaNtoso")


def test_an_archive_holds_the_process_and_its_decisions(signed_in: Client) -> None:
    answer = signed_in.get(reverse("rulebook:export", args=["dongcheng", "dongcheng-leave_beijing.zip"]))
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names[0] == "dongcheng-leave_beijing.bpmn"
    assert len(names) > 1
    assert all(name.endswith(".dmn") for name in names[1:])


@pytest.mark.parametrize("name", ["nothing.json", "CY2023.json", "dongcheng-fly.bpmn", "..%2Fsettings.py"])
def test_a_file_that_is_not_offered_is_not_found(signed_in: Client, name: str) -> None:
    assert signed_in.get(f"/rules/dongcheng/exports/{name}").status_code == 404
    assert signed_in.get(f"/api/rules/dongcheng/exports/{name}").status_code == 404


def test_an_article_leads_to_the_downloads_of_its_acts(signed_in: Client) -> None:
    page = signed_in.get(reverse("rulebook:article", args=["dongcheng", "DC2024", 55])).content.decode()
    assert reverse("rulebook:exports", args=["dongcheng"]) in page

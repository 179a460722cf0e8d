"""guiju whatif over a folder with a changed copy: what changes, or one sentence why it cannot be tried."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guiju.office.cli.main import run
from guiju.office.rulebook import queries
from office.whatif.conftest import Filed


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of one district's rules in which a bound is lower."""
    folder = tmp_path / "copy"
    shutil.copytree(queries.instrument("dongcheng").folder, folder)
    for path in folder.glob("1*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("yuan(5000000)", "yuan(3000000)"), encoding="utf-8")
    return folder


def test_a_changed_copy_is_told_with_its_past_cases(
    copy: Path, filed: Filed, capsys: pytest.CaptureFixture[str]
) -> None:
    case = filed("request_funds", money_kind="budget_addition", amount="4000000", body="deputy_topic_meeting")
    assert run(["whatif", str(copy), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [one["cite"] for one in found["articles"]] == ["DC2024:47"]
    assert found["worked_cases"]["failing"]
    assert found["proofs"]["failing"] == []
    assert {one["group"] for one in found["differences"]} == {"request_funds", "propose_topic"}
    assert found["replay"]["changed"] == 1
    assert {e["case"] for change in found["replay"]["changes"] for e in change["examples"]} == {case}


def test_as_text_it_names_articles_and_counts(copy: Path, filed: Filed, capsys: pytest.CaptureFixture[str]) -> None:
    filed("request_funds", money_kind="budget_addition", amount="4000000", body="deputy_topic_meeting")
    assert run(["whatif", str(copy)]) == 0
    out = capsys.readouterr().out
    assert "改动了1条" in out
    assert "以往事项1件，会不同的1件" in out
    assert "DC2024:47：1件" in out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["whatif", *arguments]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_no_folder_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "没有文件夹" in refused([str(tmp_path / "nowhere")], capsys)


def test_a_text_without_articles_is_a_sentence(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in copy.glob("[0-9]*.yaml"):
        path.unlink()
    assert "没有条文" in refused([str(copy)], capsys)


def test_broken_yaml_is_told_with_file_line_and_column(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "10-meetings.yaml").write_text("chapter: number: 10", encoding="utf-8")
    assert "copy/10-meetings.yaml 第1行第" in refused([str(copy)], capsys)


def test_a_text_of_another_code_is_not_compared(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = copy / "instrument.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("code: DC2024", "code: DC2099"), encoding="utf-8")
    assert "没有代号为「DC2099」的规则文本" in refused([str(copy)], capsys)


def test_without_cases_no_case_is_asked(copy: Path, capsys: pytest.CaptureFixture[str], db: None) -> None:
    assert run(["whatif", str(copy), "--without-cases", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["replay"] is None


def test_the_process_of_a_trial_starts_before_django_is_set_up() -> None:
    environment = {"DJANGO_SETTINGS_MODULE": "guiju.office.config.settings", "PYTHONPATH": ":".join(sys.path)}
    code = "import guiju.office.whatif.runner; print('ready')"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (said.stdout, said.stderr) == ("ready\n", "")

"""`guiju prove`: what it says of the real rules, of rules with a fault, and of wrong calls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from guiju.office.cli.main import guiju, run
from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles
from guiju.rules.proving.layers import LAYERS
from guiju.rules.proving.proofs import PROOFS, QUORUM
from rules.proving.planting import planted, planted_folder
from rules.rulebooks import YUNLING

WITHOUT_OVER = {"            over: major\n": ""}
SECONDS = 60
"""How long a rulebook may take to be proved."""


def invoked(*arguments: str, code: int = 0) -> str:
    """What the command writes; it must end with this code."""
    result = CliRunner().invoke(guiju, ["prove", *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.mark.parametrize("district", profiles())
def test_the_rules_of_a_district_are_proved_in_time(district: str) -> None:
    found = json.loads(invoked("--district", district, "--json"))
    assert found["proved"] is True
    assert found["seconds"] <= SECONDS
    (book,) = found["rulebooks"]
    assert {proof["name"] for proof in book["proofs"]} == {*PROOFS, QUORUM, LAYERS}
    assert all(proof["proved"] and not proof["failures"] for proof in book["proofs"])


def test_a_folder_of_rules_is_proved_by_itself_in_a_table() -> None:
    lines = invoked("--instrument", str(YUNLING)).splitlines()
    assert lines[:2] == ["云岭区人民政府工作规则", "自2020-03-01起："]
    assert lines[3].split() == ["制发公文", *"√√√√√-"]
    assert lines[5].strip() == "会议人数达得到：√"
    assert "全部成立" in lines[-1]


def test_a_fault_is_told_with_its_case_and_its_articles(tmp_path: Path) -> None:
    folder = planted_folder(tmp_path, replaced=WITHOUT_OVER)
    found = invoked("--instrument", str(folder), code=1)
    assert "× 制发公文，没有证明「只有一个答案」" in found
    assert "〔YL2020:2.1、YL2020:2.2〕" in found
    assert "例如：涉及重大事项：是；涉及的分管副区长：2个" in found
    assert "1处不成立" in found.splitlines()[-1]


def test_a_fault_is_told_as_json(tmp_path: Path) -> None:
    folder = planted_folder(tmp_path, replaced=WITHOUT_OVER)
    found = json.loads(invoked("--instrument", str(folder), "--json", code=1))
    (failure,) = [one for proof in found["rulebooks"][0]["proofs"] for one in proof["failures"]]
    assert found["proved"] is False
    assert failure["cites"] == ["YL2020:2.1", "YL2020:2.2"]
    facts = failure["case"]["facts"]
    assert (facts["major"], len(facts["deputies_concerned"])) == (True, 2)


def test_a_fault_of_a_district_can_be_tried_as_it_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = planted(tmp_path, replaced=WITHOUT_OVER)
    monkeypatch.setattr(queries, "district_rulebook", lambda _: book)
    (line,) = [line for line in invoked("--district", "dongcheng", code=1).splitlines() if "试算：" in line]
    command, _, facts = line.partition("试算：guiju ")[2].partition(" --facts ")
    result = CliRunner().invoke(guiju, [*command.split(), "--facts", facts.strip("'")])
    assert "两个例外同时成立" in str(result.exception)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--district", "atlantis"], 1, "没有代号为「atlantis」的区"),
        (["--district", "dongcheng", "--instrument", "x"], 2, "只能写一个"),
        (["--instrument", "nowhere"], 1, "文件夹里没有 instrument.yaml"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["prove", *arguments]) == code
    assert said in capsys.readouterr().err


def test_a_rule_text_with_mistakes_is_told_with_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = planted_folder(tmp_path, "{route: sign, act: rocket, steps: [{who: head, does: sign}]}")
    assert run(["prove", "--instrument", str(folder)]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("规则文本有错")
    assert "03-planted.yaml 第7行" in complaint

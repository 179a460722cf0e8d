"""The command line about the rules: answers, refusals as one sentence, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from typing import Any

import pytest
from click.testing import CliRunner

from guiju.office.cli.main import COMMANDS, guiju, run
from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles

FACTS = '{"in_name_of": "government", "genre": "notice", "disclosure": "proactive"}'
PLAN = ["plan", "--district", "dongcheng", "--act", "issue_document", "--on", "2026-11-20"]
PARTS = {
    "route": {"key", "stage", "stage_label", "order", "who", "who_labels", "does", "zh", "mode", "either", "body"}
    | {"cites", "strength", "because"},
    "findings": {"id", "kind", "ok", "strength", "stage", "cites", "message", "cure", "cured_by", "effect", "missing"},
    "requirements": {"id", "item", "zh", "stage", "present", "supplied_by", "cites"},
}


def answer(*arguments: str) -> Any:
    """What a command writes as JSON."""
    result = CliRunner().invoke(guiju, [*arguments, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def words(*arguments: str) -> str:
    """What a command writes for people."""
    result = CliRunner().invoke(guiju, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_plan_is_json_that_cites_every_step() -> None:
    plan = answer(*PLAN, "--facts", FACTS)
    assert (plan["act"], plan["law_on"], len(plan["rulebook"])) == ("issue_document", "2026-11-20", 12)
    assert all(step["cites"] for step in plan["route"])
    assert {"duties", "undecided", "limits"} <= plan.keys()
    for part, keys in PARTS.items():
        assert all(keys <= row.keys() for row in plan[part])


def test_a_plan_is_text_that_a_person_can_read() -> None:
    found = words(*PLAN, "--facts", FACTS)
    assert "分管副区长签发 〔DC2024:55〕" in found
    assert "route" not in found


def test_a_plan_that_is_blocked_says_so_first() -> None:
    secret = json.dumps({**json.loads(FACTS), "marked_secret": True})
    assert "办不下去" in words(*PLAN, "--facts", secret).splitlines()[1]


def test_acts_come_with_their_typed_facts() -> None:
    acts = answer("acts", "--district", "chaoyang", "--on", "2026-11-20")
    facts = {fact["name"]: fact for act in acts if act["name"] == "issue_document" for fact in act["facts"]}
    assert (facts["genre"]["required"], facts["genre"]["values"]["notice"]) == (True, "通知")
    assert facts["major"]["kind"] == "judgement"
    assert facts["published_on"]["type"] == "date"


@pytest.mark.parametrize("district", profiles())
def test_coverage_has_every_article_and_counts_what_it_lists(district: str) -> None:
    found = answer("coverage", "--district", district)
    own = queries.instrument(district)
    assert (found["district"], found["instrument"]) == (district, own.code)
    assert [article["number"] for article in found["articles"]] == list(own.articles)
    assert found["pending"] == sum(article["pending"] for article in found["articles"])
    assert found["norms"] == sum(1 for _ in own.norms())
    assert sum(found["treatments"].values()) == len(own.articles)


@pytest.mark.parametrize("district", profiles())
def test_coverage_names_only_cases_that_there_are(district: str) -> None:
    found = answer("coverage", "--district", district)
    names = {case.name for case in queries.worked_cases(district, found["instrument"])}
    assert {test for article in found["articles"] for test in article["tests"]} <= names


@pytest.mark.parametrize("district", profiles())
def test_coverage_counts_the_conditions_that_cases_show_from_both_sides(district: str) -> None:
    found = answer("coverage", "--district", district)["conditions"]
    assert found["count"] == found["shown"] + found["one_sided"] > 0
    assert found["missing"] == []
    assert f"条件{found['count']}个，{found['shown']}个两面都有案例检验" in words("coverage", "--district", district)


def test_the_rules_and_their_cases_are_found_right() -> None:
    said = words("law", "check")
    assert "没有发现错误" in said
    assert "两面都有案例" in said
    assert "缺一面的案例" not in said


def test_the_schema_is_json() -> None:
    assert json.loads(words("law", "schema"))["title"] == "Guiju rule text"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([*PLAN, "--facts", "{"], 2, "不是 JSON"),
        ([*PLAN, "--facts", "[1]"], 2, "应是 JSON 对象"),
        ([*PLAN, "--facts", '{"majr": true}'], 1, "是不是想写「major」"),
        ([*PLAN, "--facts", '{"major": "yes"}'], 1, "是或否"),
        (["plan", "--district", "dongcheng", "--act", "rocket", "--on", "2026-11-20"], 1, "没有叫「rocket」的事项"),
        (["plan", "--district", "atlantis", "--act", "issue_document"], 1, "没有代号为「atlantis」的区"),
        (["plan", "--district", "dongcheng", "--act", "issue_document", "--on", "1999-01-01"], 1, "没有施行中的规则"),
        (["plan", "--district", "dongcheng", "--act", "issue_document", "--on", "soon"], 2, "「soon」不是日期"),
        (["plan", "--act", "issue_document"], 2, "缺少选项「--district」"),
        (["coverage", "--district", "dongcheng", "--instrument", "CY2023"], 1, "没有代号为「CY2023」的规则文本"),
        (["acts", "--distrct", "dongcheng"], 2, "没有叫「--distrct」的选项"),
        (["rocket"], 2, "没有叫「rocket」的命令"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1


def test_a_mistake_of_the_program_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(queries, "vocabulary", partial(dict[str, str]().__getitem__, "nothing"))
    assert run([*PLAN, "--json"]) == 1
    assert capsys.readouterr().err.startswith("程序内部出错（KeyError")
    assert run(["--traceback", *PLAN, "--json"]) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_mistake_in_a_rule_text_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = queries.worked_cases("dongcheng", "DC2024")[0]
    wrong = case.model_copy(update={"expect": case.expect.model_copy(update={"cites": ["DC2024:84"]})})
    monkeypatch.setattr(queries, "worked_cases", lambda *_: (wrong,))
    assert run(["law", "check"]) == 1
    assert f"cases.yaml 第{case.line}行第1列：案例「{case.name}」" in capsys.readouterr().err


def _installed(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of its own, that fails when the web's framework was started."""
    program = "import sys; from guiju.office.cli.main import run; code = run(sys.argv[1:])"
    check = "assert 'django' not in sys.modules; sys.exit(code)"
    command = [sys.executable, "-c", f"{program}; {check}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("acts", "--district", "chaoyang"),
        ("coverage", "--district", "chaoyang"),
        ("compare", "DC2024", "CY2023"),
        ("law", "check"),
    ],
)
def test_every_command_about_rules_answers_without_a_database(arguments: tuple[str, ...]) -> None:
    found = _installed(*arguments)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout


def test_the_installed_command_answers_without_a_database() -> None:
    found = _installed(*PLAN, "--facts", FACTS, "--json")
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["act"] == "issue_document"


def test_a_process_ends_with_the_code_of_its_refusal() -> None:
    command = [sys.executable, "-m", "guiju.office.cli.main", *PLAN, "--facts", '{"majr": true}']
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (found.returncode, found.stdout) == (1, "")
    assert "majr" in found.stderr


def test_every_command_of_the_table_is_listed_by_help() -> None:
    help_text = words("--help")
    assert [name for name in COMMANDS if name not in help_text] == []


@pytest.mark.parametrize(
    ("command", "word"), [("texts", "GOI711"), ("conflicts", "MDP713:30"), ("settings", "尚未查明")]
)
def test_the_law_above_can_be_listed(command: str, word: str) -> None:
    assert word in words("law", command, "--district", "chaoyang")
    assert isinstance(json.loads(words("law", command, "--district", "chaoyang", "--json")), list)

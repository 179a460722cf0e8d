"""Two versions of a made-up text: each change is found, with both articles and facts that show it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guiju.rules.comparing import Comparison, Difference, Kind, Topic, compare, comparison_as_json
from guiju.rules.instruments import Instrument, load_instrument
from guiju.rules.planning.plan_json import plan_to_json
from guiju.rules.planning.rulebook import Rulebook
from rules.rulebooks import REAL, YUNLING, instrument, vocabulary

Changed = Callable[..., Comparison]
OLD = load_instrument(YUNLING, vocabulary())


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The made-up text beside a copy of it in which words are replaced."""

    def compared(*replaced: tuple[str, str], before: bool = False) -> Comparison:
        folder = tmp_path / "new"
        shutil.copytree(YUNLING, folder)
        for file in folder.glob("*.yaml"):
            text = file.read_text(encoding="utf-8")
            for old, new in replaced:
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8")
        new = load_instrument(folder, vocabulary())
        return compare(new, OLD, vocabulary()) if before else compare(OLD, new, vocabulary())

    return compared


def the_one(found: Comparison) -> Difference:
    """The only difference."""
    assert [one.title for one in found.differences] == [found.differences[0].title]
    return found.differences[0]


def cited(difference: Difference) -> tuple[list[str], list[str]]:
    """The articles of both sides."""
    return [str(cite) for cite in difference.a.cites], [str(cite) for cite in difference.b.cites]


def test_a_text_does_not_differ_from_itself() -> None:
    assert compare(OLD, OLD, vocabulary()).differences == ()


def test_another_signer_in_an_exception_is_shown_by_the_fact_that_makes_it_apply(changed: Changed) -> None:
    found = changed(("{who: deputy_in_charge, does: review}, {who: head, does: sign}", "{who: head, does: sign}"))
    one = the_one(found)
    assert (one.group, one.topic, one.stage, one.kind) == ("issue_document", Topic.ROUTE, "sign", Kind.DIFFERS)
    assert one.example is not None
    assert one.example.facts["major"] is True
    assert "涉及重大事项：是" in one.example.zh
    assert cited(one) == (["YL2020:2.1", "YL2020:6"], ["YL2020:2.1", "YL2020:6"])


def test_the_same_steps_in_another_order_differ(changed: Changed) -> None:
    joint = ("{who: deputies_concerned, does: countersign, mode: all}", "{who: head, does: sign}")
    one = the_one(changed((", ".join(joint), ", ".join(reversed(joint)))))
    assert one.title == "签发：各环节的先后不同"
    assert one.example is not None
    assert len(one.example.facts["deputies_concerned"]) == 2


@pytest.mark.parametrize(("before", "kind"), [(False, Kind.ONLY_A), (True, Kind.ONLY_B)])
def test_what_only_one_text_says_names_the_nearest_articles_of_the_other(
    changed: Changed, before: bool, kind: Kind
) -> None:
    found = changed(("requirement: legality_opinion", "requirement: assessment"), before=before)
    gone = next(one for one in found.differences if one.kind is kind)
    assert gone.title == "签发：要附区司法局合法性审查意见"
    assert "属于行政规范性文件：是" in (gone.example.zh if gone.example else ())
    assert all(cites for cites in cited(gone))


def test_a_gate_that_became_softer_is_found_though_it_asks_the_same(changed: Changed) -> None:
    one = the_one(changed(("otherwise: 拟不公开", "strength: generally\n        otherwise: 拟不公开")))
    assert (one.topic, one.stage, one.kind) == (Topic.GATE, "accept", Kind.DIFFERS)
    assert "不予办理" in one.a.lines[0].zh
    assert "提醒" in one.b.lines[0].zh


def test_what_one_gate_stops_and_the_other_lets_pass_is_found_behind_two_facts(changed: Changed) -> None:
    one = the_one(changed(('or withheld_reason != "none"', 'or withheld_reason != "none" or normative')))
    assert one.kind is Kind.ONLY_A
    assert one.example is not None
    assert one.example.facts["normative"] is True


def test_a_number_in_a_limit_is_found(changed: Changed) -> None:
    one = the_one(changed(("before: {working_days: 7}", "before: {working_days: 5}")))
    assert one.topic is Topic.LIMIT
    assert ("前7个工作日" in one.a.lines[0].zh, "前5个工作日" in one.b.lines[0].zh) == (True, True)


def test_a_number_in_a_condition_is_found_at_its_bound(changed: Changed) -> None:
    found = changed(("count(deputies_concerned) >= 2", "count(deputies_concerned) >= 3"))
    bound = next(one for one in found.differences if one.topic is Topic.THRESHOLD)
    assert [line.zh for line in bound.b.lines if "不少于" in line.zh] == ["涉及的分管副区长不少于3个"]
    route = next(one for one in found.differences if one.topic is Topic.ROUTE)
    assert len(route.example.facts["deputies_concerned"] if route.example else ()) == 2


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("members: [head, deputies]", "members: [head]", "常务会议：组成人员"),
        (", {who: executive_deputy, needs: commission}", "", "常务会议：主持"),
        ("at_least: 1/2", "at_least: 2/3", "常务会议：到会人数"),
        (
            "topics: [major_matter]",
            "topics: [major_matter], decides: false",
            "「区政府工作中的重大（重要）事项」上哪个会议",
        ),
    ],
)
def test_a_changed_point_of_a_meeting_is_found(changed: Changed, old: str, new: str, title: str) -> None:
    one = the_one(changed((old, new)))
    assert (one.title, one.topic, cited(one)[0][0].split(".")[0]) == (title, Topic.MEETING, "YL2020:5")


def test_an_act_that_only_one_text_knows_is_told(changed: Changed) -> None:
    found = changed(
        ("act: hold_event", "act: propose_topic"), ("event_on", "meeting_on"), ("handed_in_on", "papers_on")
    )
    assert {one.kind for one in found.differences if one.group == "hold_event"} == {Kind.ONLY_A}


def real() -> tuple[Instrument, Instrument]:
    """The two real texts."""
    return instrument(REAL[0]), instrument(REAL[1])


@cache
def of_the_real_texts() -> Comparison:
    """Their comparison, made once: it takes seconds."""
    return compare(*real(), vocabulary())


def test_the_order_is_always_the_same() -> None:
    first, second = of_the_real_texts(), compare(*real(), vocabulary())
    assert [one.id for one in first.differences] == [one.id for one in second.differences]
    assert len({one.id for one in first.differences}) == len(first.differences)


def test_every_example_of_the_real_texts_gives_two_different_plans() -> None:
    shown = [one for one in of_the_real_texts().differences if one.example and one.topic is not Topic.THRESHOLD]
    rulebooks = [Rulebook(vocabulary(), [text]) for text in real()]
    same = []
    for one in shown:
        plans = [_plan(rulebook, one) for rulebook in rulebooks]
        if plans[0] == plans[1]:
            same.append(one.id)
    assert shown != []
    assert same == []


def _plan(rulebook: Rulebook, one: Difference) -> Any:
    """What comes of an example's facts, read again from JSON; None where the text does not know the act."""
    assert one.example is not None
    facts = json.loads(json.dumps(dict(one.example.facts)))
    day = rulebook.instruments[0].head.in_force_on
    if one.example.act not in rulebook.acts(day):
        return None
    plan = plan_to_json(rulebook.plan(one.example.act, facts, day))
    return {name: [{**part, "cites": []} for part in plan[name]] for name in ("route", "findings", "limits", "duties")}


def test_the_json_says_both_texts_and_cites_at_least_one_article_everywhere() -> None:
    answer = comparison_as_json(of_the_real_texts(), vocabulary())
    assert (answer["a"]["code"], answer["b"]["code"]) == ("DC2024", "CY2023")
    assert sum(answer["counts"].values()) == len(answer["differences"])
    silent = {"differs": (), "only_a": ("b",), "only_b": ("a",)}
    for one in answer["differences"]:
        assert all(one[side]["cites"] for side in ("a", "b") if one[side]["says"])
        assert [side for side in ("a", "b") if not one[side]["says"]] == list(silent[one["kind"]])

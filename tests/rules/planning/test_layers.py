"""Partial texts, settings and contradictions between layers: what is refused, with its place, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guiju.rules.instruments import Instrument, InstrumentErrors, Vocabulary, load_instrument
from guiju.rules.instruments.positions import read_yaml
from guiju.rules.instruments.settings import confirmed, read_settings
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.proving import undeclared
from rules.rulebooks import vocabulary

ON = date(2026, 11, 20)
HEAD = """
code: {code}
district: {district}
partial: {partial}
title: 试验文本
short: 试验
issuer: 试验
number: 试验1号
made_on: 2020-01-01
in_force_on: 2020-01-01
"""
ROUTE = "{route: admit, act: hand_in_request, steps: [{who: office_director, does: approve}]}"
CHAPTER = "chapter: {number: 1}\narticles:\n  3:\n    gist: 要旨\n    treatment: enforced\n    norms:\n"
FILED = "{route: file, act: file_department_document, steps: [{who: justice_bureau, does: take_on_file}]}"
SETTINGS = """
settings:
  trial: {zh: 试验天数, en: Trial, value: %s, unit: working_days, state: %s, source: 某处, used_for: 试验}
"""


def text(
    folder: Path, code: str, norms: list[str], *, above: bool, known: Vocabulary | None = None, conflicts: str = ""
) -> Instrument:
    """A text whose article 3 has the norms."""
    folder.mkdir()
    district = "null" if above else "trial"
    (folder / "instrument.yaml").write_text(HEAD.format(code=code, district=district, partial=str(True).lower()))
    written = "\n".join(f"      - {norm}" for norm in norms)
    (folder / "01.yaml").write_text(f"{CHAPTER}{written}\n")
    if conflicts:
        (folder / "conflicts.yaml").write_text(conflicts)
    return load_instrument(folder, known or vocabulary())


def limit(days: str) -> str:
    """A limit called review."""
    return f"{{limit: review, act: file_department_document, from: published_on, after: {{{days}}}, says: 审查}}"


def gate(needs: str) -> str:
    """A gate of a request."""
    return f"{{gate: accept, act: hand_in_request, needs: '{needs}', otherwise: 不行, cure: 改}}"


def book(tmp_path: Path, ours: list[str], above: list[str], conflicts: str = "") -> Rulebook:
    """A district's text and one above it."""
    own = text(tmp_path / "own", "OWN1", [ROUTE, *ours], above=False, conflicts=conflicts)
    return Rulebook(vocabulary(), [own, text(tmp_path / "above", "UP1", above, above=True)])


def said(found: Rulebook) -> list[str]:
    """The undeclared contradictions."""
    return [one.message for one in undeclared(found, ON)]


def test_a_partial_text_needs_no_other_articles(tmp_path: Path) -> None:
    assert list(text(tmp_path / "a", "UP1", [ROUTE], above=True).articles) == [3]


def test_two_numbers_for_one_limit_are_found_with_both_articles(tmp_path: Path) -> None:
    (message,) = said(book(tmp_path, [limit("working_days: 5")], [limit("working_days: 7")]))
    assert "OWN1:3" in message
    assert "UP1:3" in message
    assert "5个工作日" in message
    assert "7个工作日" in message


def test_the_same_number_is_no_contradiction(tmp_path: Path) -> None:
    assert said(book(tmp_path, [limit("working_days: 7")], [limit("working_days: 7")])) == []


def test_what_we_allow_and_the_law_above_forbids_is_found_with_a_case(tmp_path: Path) -> None:
    (message,) = said(book(tmp_path, [gate("one_matter or comprehensive")], [gate("one_matter")]))
    assert "OWN1:3 与上位规定 UP1:3 抵触" in message
    assert "综合性文件：是" in message


def test_a_district_may_be_stricter(tmp_path: Path) -> None:
    assert said(book(tmp_path, [gate("one_matter")], [gate("one_matter or comprehensive")])) == []


def test_a_declared_contradiction_is_not_told_again(tmp_path: Path) -> None:
    conflicts = """
- {id: a, ours: OWN1:3, above: UP1:3, gist: 不同, follows: OWN1:3, decision: 照本区, since: 2026-11-22,
   decided_by: 试验}
"""
    ours, above = [gate("one_matter or comprehensive")], [gate("one_matter")]
    assert said(book(tmp_path, ours, above, conflicts)) == []


def test_the_same_gate_in_both_layers_speaks_once_and_cites_both(tmp_path: Path) -> None:
    found = book(tmp_path, [gate("one_matter")], [gate("one_matter")])
    plan = found.plan("hand_in_request", {"disclosure": "on_request", "one_matter": False}, ON)
    (finding,) = [one for one in plan.findings if one.ok is False]
    assert tuple(map(str, finding.cites)) == ("OWN1:3", "UP1:3")


BEGUN = "{id: a, ours: OWN1:3, above: UP1:3, gist: x, since: 2026-11-22, decided_by: x"
BAD_CONFLICTS: Mapping[str, str] = {
    "follows 要是 ours 或 above 之一": f"{BEGUN}, follows: UP1:4, decision: x}}",
    "缺少「decision」": f"{BEGUN}, follows: UP1:3}}",
}


@pytest.mark.parametrize("expected", BAD_CONFLICTS)
def test_a_conflict_written_wrongly_is_refused_with_its_place(tmp_path: Path, expected: str) -> None:
    with pytest.raises(InstrumentErrors) as refused:
        book(tmp_path, [], [ROUTE], f"- {BAD_CONFLICTS[expected]}\n")
    assert expected in str(refused.value)
    assert "conflicts.yaml 第1行" in str(refused.value)


def test_a_limit_that_names_no_known_setting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentErrors, match=r"词表 settings\.yaml 里没有「no_such」"):
        text(tmp_path / "a", "UP1", [limit("setting: no_such")], above=True)


@pytest.mark.parametrize(("value", "state"), [("5", "X"), ("null", "V"), ("5", "U"), ("-1", "M"), ("5", "C")])
def test_a_setting_in_a_wrong_state_is_refused(tmp_path: Path, value: str, state: str) -> None:
    (tmp_path / "settings.yaml").write_text(SETTINGS % (value, state))
    with pytest.raises(InstrumentErrors):
        read_settings(read_yaml(tmp_path / "settings.yaml"))


def test_what_a_district_confirms_is_counted_with(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text(SETTINGS % ("null", "U"))
    known = replace(vocabulary(), settings=read_settings(read_yaml(tmp_path / "settings.yaml")))
    own = text(tmp_path / "own", "OWN1", [FILED, limit("setting: trial")], above=False, known=known)
    facts = {"published_on": "2026-10-12"}
    unknown = Rulebook(known, [own]).plan("file_department_document", facts, ON)
    assert [one.due for one in unknown.limits] == [None]
    profile = tmp_path / "profile.yaml"
    profile.write_text("settings: {trial: {value: 5, source: 来函, confirmed_by: 区司法局, since: 2026-11-22}}")
    sure = confirmed(known.settings, read_yaml(profile))
    plan = Rulebook(known, [own], sure).plan("file_department_document", facts, ON)
    assert [one.due for one in plan.limits] == [date(2026, 10, 19)]
    assert "本区已确认；来函；区司法局确认" in plan.limits[0].arithmetic


def test_a_district_cannot_confirm_what_is_no_setting(tmp_path: Path) -> None:
    profile = tmp_path / "profile.yaml"
    profile.write_text("settings: {no_such: {value: 5, source: a, confirmed_by: b, since: 2026-11-22}}")
    with pytest.raises(InstrumentErrors, match="没有叫「no_such」的设置"):
        confirmed({}, read_yaml(profile))

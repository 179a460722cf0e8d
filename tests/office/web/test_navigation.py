"""The side navigation shows where one is, and nothing where no entry leads."""

from __future__ import annotations

import pytest

from guiju.office.web.navigation import navigation


def active(path: str) -> list[str]:
    return [entry["url"] for entry in navigation(path, {}, "dongcheng") if entry["active"]]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/", "/"),
        ("/cases/12/", "/cases/"),
        ("/new/issue_document/", "/new/"),
        ("/rules/dongcheng/outside/", "/rules/dongcheng/"),
    ],
)
def test_the_entry_that_a_page_stands_under_is_active(path: str, entry: str) -> None:
    assert active(path) == [entry]


@pytest.mark.parametrize("path", ["/search/", "/password/", "/nowhere/"])
def test_a_page_under_no_entry_lights_none_up_the_first_page_least_of_all(path: str) -> None:
    assert active(path) == []


def test_only_the_first_entry_of_a_group_carries_its_heading() -> None:
    headings = [entry["heading"] for entry in navigation("/", {}, "dongcheng", overseer=True) if entry["heading"]]
    assert len(headings) == len(set(headings)) > 1


def test_what_one_comes_for_stands_first_and_under_no_heading() -> None:
    first = navigation("/", {"todo": 3}, "dongcheng")[0]
    assert (first["url"], first["count"], first["heading"]) == ("/", 3, "")


def test_a_group_whose_first_page_is_not_for_them_keeps_its_heading() -> None:
    kept = [("印章", "/seals/", "check", None)]
    with_seals = navigation("/", {}, "dongcheng", kept=kept)
    assert {entry["label"] for entry in with_seals} >= {"印章"}
    assert "" in {entry["heading"] for entry in with_seals if entry["url"] == "/seals/"}

"""The side navigation shows where one is, and nothing where no entry leads."""

from __future__ import annotations

import pytest

from guiju.office.web.context import navigation


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

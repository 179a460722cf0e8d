"""All matters: who sees which, what narrows the list, and that Excel and the API say the same as the page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from guiju.office.cases.queries import matters
from office.cases_web.browsing import Browse, text
from office.cases_web.conftest import DRAFTER, FUNDS, TITLE

Opened = Callable[..., int]


def rows(answer: HttpResponse) -> list[list[Any]]:
    """The rows of a workbook, its headings first."""
    return [list(row) for row in load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)]


def test_the_office_sees_all_matters_of_its_district_and_departments_their_own(browse: Browse, opened: Opened) -> None:
    opened()
    for who in (DRAFTER, "dc-housing-chief", "dc-office-desk"):
        assert TITLE in text(browse(who).get("/cases/")), who
    for who in ("dc-finance-desk", "dc-head", "cy-office-desk", "cy-housing-desk"):
        assert TITLE not in text(browse(who).get("/cases/")), who


@pytest.mark.parametrize("page", ["/cases/", "/cases/all.xlsx", "/todo.xlsx"])
def test_whoever_has_not_signed_in_is_sent_to_sign_in(db: None, page: str) -> None:
    assert Client().get(page).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("act=issue_document", True),
        ("act=request_funds", False),
        ("state=draft", True),
        ("state=closed", False),
        ("organ=housing_commission", True),
        ("organ=finance_bureau", False),
        ("since=2024-05-06&until=2024-05-06", True),
        ("since=2024-05-07", False),
        ("until=2024-05-05", False),
        ("q=老旧小区", True),
        ("q=没有这个词", False),
        ("state=nonsense&since=31.5.2024&until=9999-12-31&q=%00", True),
    ],
)
def test_the_list_its_workbook_and_the_api_are_narrowed_down_alike(
    browse: Browse, opened: Opened, query: str, found: bool
) -> None:
    opened()
    office = browse("dc-office-desk")
    assert (TITLE in text(office.get(f"/cases/?{query}"))) is found
    assert (TITLE in str(rows(office.get(f"/cases/all.xlsx?{query}")))) is found
    assert (office.get(f"/api/cases?{query}").json()["total"] == 1) is found


def test_the_list_has_pages_and_keeps_what_was_asked(
    browse: Browse, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matters, "PAGE", 1)
    opened()
    opened("request_funds", **FUNDS)
    office = browse("dc-office-desk")
    first = text(office.get("/cases/?state=draft"))
    assert FUNDS["title"] in first
    assert TITLE not in first
    assert 'href="?state=draft&amp;page=2"' in first
    assert TITLE in text(office.get("/cases/?state=draft&page=2"))


def test_the_workbook_of_a_list_of_work_holds_its_rows(browse: Browse, opened: Opened) -> None:
    opened(title="=SUM(A1)")
    found = rows(browse(DRAFTER).get("/mine.xlsx"))
    assert found[0][:3] == ["编号", "事项", "标题"]
    assert found[1][2] == "=SUM(A1)"
    assert rows(browse("dc-finance-desk").get("/mine.xlsx"))[1:] == []


def test_a_workbook_says_when_it_does_not_hold_everything(
    browse: Browse, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guiju.office.cases.views import matters as views

    monkeypatch.setattr(views, "MOST_EXPORTED", 1)
    opened()
    opened()
    found = rows(browse(DRAFTER).get("/cases/all.xlsx"))
    assert len(found) == 3
    assert "只导出了前 1 件" in found[-1][0]


def test_the_pages_filters_offer_only_what_the_district_has(browse: Browse) -> None:
    page = text(browse("cy-office-desk").get("/cases/"))
    assert 'value="issue_document"' in page
    assert 'value="receive_guests"' not in page  # an act of the other district only

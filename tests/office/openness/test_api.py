from __future__ import annotations

import pytest
from django.test import Client
from ninja.testing import TestClient

from guiju.office.openness.actions import withdraw_page
from guiju.office.openness.api import router
from office.openness.papers import NOW, published

pytestmark = pytest.mark.usefixtures("districts")


@pytest.fixture(scope="module")
def api() -> TestClient:
    return TestClient(router)


def test_a_program_lists_searches_and_reads_without_signing_in(api: TestClient, client: Client) -> None:
    page = published(title="摊点办法", genre="通知")
    published(title="别的事", body="别的内容")
    answer = api.get("/dongcheng/documents?q=摊点")
    assert [line["title"] for line in answer.json()["documents"]] == ["摊点办法"]
    assert api.get(f"/dongcheng/documents/{page.pk}").json() == client.get(f"/public/dongcheng/{page.pk}.json").json()


def test_what_is_not_public_is_not_there_for_programs_either(api: TestClient) -> None:
    page = published()
    withdraw_page(page, "重复公开", now=NOW)
    assert api.get(f"/dongcheng/documents/{page.pk}").status_code == 404
    assert api.get("/dongcheng/documents").json()["count"] == 0

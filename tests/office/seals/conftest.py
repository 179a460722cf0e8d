"""A document of each district that was issued in the demonstration organisation, and a picture of a seal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.demonstration.pacing import Pace, bring_lacking
from guiju.office.documents.actions import DraftText, save_draft
from guiju.office.documents.models import IssuedDocument
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, fields
from office.cases_web.conftest import NOON, NOTICE, TITLE, _day, browse, organisation

from .drawing import png

__all__ = ["_day", "browse", "organisation"]
Issue = Callable[[str], IssuedDocument]
BODY = "一、总体要求\n请结合实际认真贯彻落实。\n二、工作安排\n各单位要明确专人负责。"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    monkeypatch.setattr(settings, "STATE_FOLDER", tmp_path)


@pytest.fixture
def issue(browse: Browse) -> Issue:
    """Carry a notice of a district ("dc", "cy") through to its issue."""

    def issue_it(prefix: str) -> IssuedDocument:
        client = browse(f"{prefix}-housing-desk")
        given = fields(client.get("/new/issue_document/")) | NOTICE | {"do": "save"}
        given["f-content_scope"] = (
            "district_deployment" if prefix == "cy" else "other"
        )  # CY: no other may bear its name
        case = int(client.post("/new/issue_document/", given)["Location"].strip("/").split("/")[-1])
        drafter = Actor(Person.objects.get(username=f"{prefix}-housing-desk"), NOON)
        pace = Pace(NOON.date(), NOON.date())
        save_draft(
            case, drafter, DraftText(title=TITLE, addressees="各街道办事处", body=BODY, annexes="", copied_to=""), 0
        )
        bring_lacking(case, pace)
        actions.hand_in(case, drafter, reason="测试")
        pace.walk(case, "")
        assert state_of(case).base == "closed"
        return IssuedDocument.objects.get(case_id=case)

    return issue_it


@pytest.fixture
def picture() -> bytes:
    """A ring on a transparent ground."""
    return png(200)

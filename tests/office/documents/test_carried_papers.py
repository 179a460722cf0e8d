"""Whoever is asked about a sub-matter reads the papers that it carries, and nothing else of the matter above it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from guiju.office.cases import actions as cases
from guiju.office.cases.actions import Attached
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.queries import state_of
from guiju.office.documents.models import Attachment
from office.cases.town import Town

from .conftest import browser
from .papers_in_town import DESK, OFFICE, TEXT, attached, written

CARRIED = "关于活动方案的说明"


def before_the_head(town: Town) -> tuple[int, int, Attachment, Attachment]:
    """A matter, a sub-matter of it that the head is asked about, a note that it carries, and one that came later."""
    matter = written(town)
    note = attached(town, matter, CARRIED.encode(), "方案.txt")
    materials = [Attached(m.kind, m.name, m.sha256, m.size) for m in state_of(matter).materials.values()]
    later = attached(town, matter, b"later", "later.txt")
    facts = {"event_name_of": "government", "event_on": date(2024, 9, 2)}
    sub = Matter("qingshi", "hold_event", "关于举办活动的请示", facts, "parks_bureau", None, materials, matter, "")
    case = cases.open_case(town.actor(DESK), sub)
    cases.hand_in(case, town.actor(DESK))
    cases.agree(case, town.actor(OFFICE))
    return matter, case, note, later


def test_the_text_and_the_papers_that_it_carries_are_read_in_the_sub_matter(town: Town) -> None:
    _, case, note, _ = before_the_head(town)
    head = browser(town.people["head"])
    page = head.get(reverse("documents:draft", args=[case])).content.decode()
    assert TEXT.body.splitlines()[0] in page
    assert head.get(reverse("documents:preview", args=[case])).status_code == 200
    assert "方案.txt" in head.get(reverse("documents:attachments", args=[case])).content.decode()
    answer = head.get(reverse("documents:file", args=[note.pk]))
    assert b"".join(answer.streaming_content).decode() == CARRIED  # type: ignore[attr-defined] # set by the test itself


def test_what_it_does_not_carry_stays_closed(town: Town) -> None:
    matter, case, _, later = before_the_head(town)
    head = browser(town.people["head"])
    assert "later.txt" not in head.get(reverse("documents:attachments", args=[case])).content.decode()
    assert head.get(reverse("documents:file", args=[later.pk])).status_code == 403
    assert head.get(reverse("documents:draft", args=[matter])).status_code == 403


@pytest.mark.parametrize("name", ["finance_bureau.desk", "executive_deputy"])
def test_strangers_to_the_sub_matter_read_nothing(town: Town, name: str) -> None:
    _, case, note, _ = before_the_head(town)
    other = browser(town.people[name])
    assert other.get(reverse("documents:file", args=[note.pk])).status_code == 403
    assert other.get(reverse("documents:draft", args=[case])).status_code == 403


def test_the_text_of_the_matter_is_not_written_in_the_sub_matter(town: Town) -> None:
    matter = written(town)
    text = state_of(matter).materials["draft", "正文"]
    sub = Matter("qingshi", "hold_event", "关于举办活动的请示", {}, "parks_bureau", parent=matter)
    case = cases.open_case(town.actor(DESK), sub)
    cases.attach_material(case, town.actor(DESK), Attached("draft", "正文", text.sha256, text.size))
    page = browser(town.people[DESK]).get(reverse("documents:draft", args=[case])).content.decode()
    assert "正文现在只能查看" in page

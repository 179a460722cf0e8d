"""The demonstration loads quickly, shows matters in every state, and lets everybody in it work."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from guiju.office.cases import actions as cases
from guiju.office.cases.models import Case, Event
from guiju.office.cases.queries import state_of
from guiju.office.demonstration.setting_up import MARKER, PASSWORD, NotEmpty, load_demonstration
from guiju.office.diary.models import Engagement
from guiju.office.hall.models import Floor, Notice, PaperReading
from guiju.office.meetings.models import Sitting
from guiju.office.openness.models import PublicDocument
from guiju.office.people.models import District, Person

NOW = datetime(2026, 6, 9, 17, tzinfo=UTC)
"""One o'clock at night in China: nothing of this day can have happened yet."""
SECONDS = 60
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def state(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of an installation with the demonstration."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    load_demonstration(tmp_path, NOW)
    return tmp_path


def test_it_loads_within_a_minute_and_its_log_is_whole(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    start = time.perf_counter()
    assert load_demonstration(tmp_path, NOW) == Case.objects.filter(parent=None).exclude(act="issue_minutes").count()
    assert time.perf_counter() - start < SECONDS
    assert cases.verify() is None
    assert (tmp_path / MARKER).read_text(encoding="utf-8") == PASSWORD


@pytest.mark.usefixtures("state")
def test_both_districts_have_matters_in_every_state() -> None:
    for district in District.objects.all():
        found = Case.objects.filter(district=district)
        assert {"draft", "open", "returned", "closed"} <= set(found.values_list("state", flat=True))
        assert found.filter(act="issue_document", state="open", stage="legality").exists()
        planned = Sitting.objects.get(district=district, state="planned")
        assert timedelta(0) < planned.held_on - NOW.date() <= timedelta(days=8)
        assert Sitting.objects.filter(district=district, state="closed", minutes_case__state="closed").exists()
        assert PublicDocument.objects.filter(district=district, registered_only=False).count() == 1


@pytest.mark.usefixtures("state")
def test_both_districts_have_a_sitting_that_goes_on_and_a_week_of_their_leaders() -> None:
    for district in District.objects.all():
        sitting = Sitting.objects.get(district=district, state="open")
        assert NOW.date() - sitting.held_on <= timedelta(days=1)
        outcomes = list(sitting.items.values_list("outcome", flat=True))
        assert [bool(outcome) for outcome in outcomes] == [True, False, False, False]
        assert Floor.objects.get(sitting=sitting).item == sitting.items.all()[1]
        assert set(sitting.attendance.values_list("status", flat=True)) == {"present", "leave"}
        notices = Notice.objects.filter(sitting=sitting)
        assert 0 < notices.filter(read_at=None).count() < notices.count()
        assert PaperReading.objects.filter(item__sitting=sitting).exists()
        assert Engagement.objects.filter(district=district).count() > 3


@pytest.mark.usefixtures("state")
def test_nothing_happens_after_now_and_the_returned_matter_says_why_with_articles() -> None:
    assert not Event.objects.filter(happened_at__gt=NOW).exists()
    assert Counter(Event.objects.values_list("recorded_at", flat=True)).keys() == {NOW}
    for case in Case.objects.filter(state="returned"):
        returned = state_of(case.pk).returned
        assert returned is not None
        assert "条" in returned.reason


@pytest.mark.usefixtures("state")
def test_everybody_opens_their_inbox() -> None:
    people = list(Person.objects.all())
    assert len(people) > 50
    for person in people:
        client = Client()
        client.force_login(person, backend=BACKEND)
        assert client.get("/").status_code == 200, person.username


def test_a_second_loading_is_refused(state: Path) -> None:
    with pytest.raises(NotEmpty):
        load_demonstration(state, NOW)

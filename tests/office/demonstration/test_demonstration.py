"""The demonstration loads, shows matters in every state, and lets everybody in it work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
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
from guiju.office.documents.models import Attachment
from guiju.office.hall.models import Floor, Notice, PaperReading
from guiju.office.meetings.models import Sitting
from guiju.office.openness.models import PublicDocument
from guiju.office.people.models import District, Person
from office.conftest import Standing

NOW = datetime(2026, 6, 9, 17, tzinfo=UTC)
"""One o'clock at night in China: nothing of this day can have happened yet."""
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Loaded:
    """The state folder of an installation with the demonstration, and how many matters it is said to have."""

    folder: Path
    matters: int


@pytest.fixture(scope="module")
def loaded(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """Loaded once for all tests of this file."""
    folder = tmp_path_factory.mktemp("installation")
    with standing(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MEDIA_ROOT", folder / "files")
        patch.setattr(timezone, "now", lambda: NOW)
        yield Loaded(folder, load_demonstration(folder, NOW))


@pytest.fixture
def state(loaded: Loaded, db: None) -> Path:
    return loaded.folder


def test_it_says_how_many_matters_it_loaded_and_its_log_is_whole(loaded: Loaded, state: Path) -> None:
    assert loaded.matters == Case.objects.filter(parent=None).exclude(act="issue_minutes").count()
    assert cases.verify() is None
    assert (state / MARKER).read_text(encoding="utf-8") == PASSWORD


@pytest.mark.usefixtures("state")
def test_signed_minutes_are_kept_in_all_three_formats() -> None:
    for district in District.objects.all():
        sitting = Sitting.objects.filter(district=district, minutes_case__state="closed")[0]
        files = Attachment.objects.filter(case=sitting.minutes_case, kind="evidence")
        assert sorted(Path(file.name).suffix for file in files if "纪要" in file.name) == [".docx", ".ofd", ".pdf"]


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

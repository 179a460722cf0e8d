"""The demonstration, read in English; and what the program itself says in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.utils import timezone

from guiju.office.demonstration.setting_up import load_demonstration
from guiju.office.people.models import Person
from guiju.office.web.language import CHOSEN
from guiju.office.whatif import editing, runner, sandboxes
from office.conftest import Standing
from office.english.walking import NOW

CATALOGUE = Path("src/guiju/office/locale/en/LC_MESSAGES/django.po")


@pytest.fixture(scope="module")
def town(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demonstration, loaded once."""
    with standing(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("files"))
        patch.setattr(timezone, "now", lambda: NOW)
        load_demonstration(tmp_path_factory.mktemp("state"), NOW)
        patch.setattr(settings, "STATE_FOLDER", tmp_path_factory.mktemp("sandboxes"))
        tried_change()
        yield


def tried_change() -> None:
    """A copy of a rule text with one bound changed, and its trial over; the walk comes upon it."""
    one = sandboxes.make("dongcheng", "DC2024", "Another bound", Person.objects.get(username="dc-office-desk"), NOW)
    found = editing.article_text(one.text, 47)
    editing.save(one, 47, found.text.replace("yuan(5000000)", "yuan(3000000)"), found.digest)
    runner.run(one)


@pytest.fixture(scope="module")
def own_words() -> set[str]:
    """What the program says in Chinese: none of it may be left in an English page."""
    with CATALOGUE.open("rb") as file:
        messages = [m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id]
    return {words for words in messages if "%(" not in words and len(words) > 1}


@pytest.fixture
def english(town: None, db: None) -> Client:
    client = Client()
    client.cookies[CHOSEN] = "en"
    return client

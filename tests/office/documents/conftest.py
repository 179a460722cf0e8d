"""The made-up district of the case tests, with a profile, a folder of files of its own, and issuing wired."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import clear_url_caches, set_urlconf

from guarded_tables import lift, restore
from guiju.office.cases import reactions
from guiju.office.config.reactions import REACTIONS
from guiju.office.documents.actions import issue
from guiju.office.people.models import Person
from guiju.office.rulebook.profiles import DistrictProfile, OrganProfile
from office.cases.town import Town, build_town, qingshi

PROFILE = DistrictProfile(
    code="qingshi",
    name="青石区",
    short="青石",
    government="青石区人民政府",
    instruments=(),
    index_prefix="",
    document_codes={"government": "青政发", "office": "青政办发", "letter": "青政函"},
    addressees="各街道办事处，区政府各委、办、局",
    organs={"government_office": OrganProfile("government_office", "青石区人民政府办公室", "区政府办公室", "office")},
)


@pytest.fixture(autouse=True)
def _district(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr("guiju.office.rulebook.queries.rulebook_for", lambda district, law_on: qingshi())
    monkeypatch.setattr("guiju.office.rulebook.profiles.profiles", lambda: {"qingshi": PROFILE})
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    monkeypatch.setattr(settings, "ROOT_URLCONF", f"{__package__}.addresses")
    clear_url_caches()
    set_urlconf(None)
    reactions.install({("step_done", "issue"): [issue]})
    yield
    reactions.install(REACTIONS)
    clear_url_caches()


@pytest.fixture
def town(db: None) -> Town:
    return build_town()


@pytest.fixture
def stranger(town: Town) -> Person:
    """Signed in, of the same district, at work in an organ that has nothing to do with the case."""
    return town.people["finance_bureau.desk"]


def browser(person: Person | None) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def _lifted(django_db_blocker: Any, django_db_setup: None) -> Iterator[list[str]]:
    """Set up before and torn down after the tables are emptied."""
    statements: list[str] = []
    yield statements
    with django_db_blocker.unblock():
        restore(connection, statements)


@pytest.fixture
def committing(_lifted: list[str], transactional_db: None) -> Iterator[None]:
    """A database in which transactions end for real."""
    yield
    _lifted += lift(connection)


@pytest.fixture
def many_connections(committing: None, tmp_path: Path) -> Iterator[None]:
    """Lets threads work on one database. SQLite's in-memory one is copied to a file, as installations have it."""
    if connection.vendor == "postgresql":
        yield
        return
    connection.ensure_connection()
    name, path = connection.settings_dict["NAME"], tmp_path / "shared.sqlite3"
    copy = sqlite3.connect(path)
    connection.connection.backup(copy)
    copy.close()
    connection.settings_dict["NAME"] = str(path)  # new threads connect by it; this thread stays where it is
    yield
    connection.settings_dict["NAME"] = name

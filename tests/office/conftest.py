"""What tests with a database share: passwords that are hashed at once, and a town that stands for a whole file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

Standing = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True, scope="session")
def _everything_imported() -> None:
    """A module that is first imported while a test has put something in another's place would keep it for good."""
    import_module("guiju.office.config.urls")


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    """A slow hash is meant to be slow; what is tested is who may sign in, not how long it takes."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Standing:
    """What is written inside stands for all tests of a file; each test's own writing is undone as ever."""

    @contextmanager
    def kept() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return kept

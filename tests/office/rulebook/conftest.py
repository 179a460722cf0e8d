"""A stranger, and somebody signed in, before the pages and the API of the rules."""

from __future__ import annotations

import pytest
from django.test import Client

from guiju.office.people.models import District, Person


@pytest.fixture
def reader(db: None) -> Person:
    """Somebody of a district who holds no post."""
    district = District.objects.create(code="chaoyang", name="北京市朝阳区", short="朝阳")
    return Person.objects.create_person("reader", "白小舟", district)


@pytest.fixture
def signed_in(reader: Person) -> Client:
    """Their browser. Every page's token is checked, as in production."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client

"""The made-up people of a district, and their browsers."""

from __future__ import annotations

from django.test import Client

from guiju.office.demonstration.organisation import staff
from guiju.office.people.loading import load_staff
from guiju.office.people.models import Person


def set_up(*districts: str) -> None:
    """Every district's people in their posts; they sign in without a password."""
    for code in districts:
        people = staff(code)
        assert people is not None
        load_staff(people, lambda: None)


def browser(account: str) -> Client:
    """Somebody signed in."""
    client = Client()
    client.force_login(Person.objects.get(username=account), backend="django.contrib.auth.backends.ModelBackend")
    return client

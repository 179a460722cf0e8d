"""The organisation of a demonstration: made-up people in the posts of every district, by the common loader."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from guiju.office.people.loading import NewAccount, load_staff
from guiju.office.people.staff_files import Staff, read_staff
from guiju.office.rulebook.profiles import profiles


def staff(district: str) -> Staff:
    """The made-up people of one district."""
    return read_staff(Path(__file__).parent / f"people-{district}.yaml")


@transaction.atomic
def load_organisation(password: str) -> list[NewAccount]:
    """Sets up all districts of the installation with made-up people who share one password."""
    return [made for code in profiles() for made in load_staff(staff(code), lambda: password)]

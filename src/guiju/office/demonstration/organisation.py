"""The organisation of a demonstration: made-up people in the posts of every district, by the common loader."""

from __future__ import annotations

from django.db import transaction

from guiju.office.demonstration.made_up import people_file
from guiju.office.people.loading import NewAccount, load_staff
from guiju.office.people.staff_files import Staff, read_staff
from guiju.office.rulebook.profiles import profiles


def staff(district: str) -> Staff | None:
    """The made-up people of one district; None when it brings none."""
    file = people_file(district)
    return read_staff(file) if file else None


@transaction.atomic
def load_organisation(password: str) -> list[NewAccount]:
    """Sets up all districts that bring made-up people; they share one password."""
    known = [found for code in profiles() if (found := staff(code))]
    return [made for one in known for made in load_staff(one, lambda: password)]

"""Taking back a stand-in before its last day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from guiju.office.people.actions import end_stand_in
from guiju.office.people.models import StandIn


@transaction.atomic
def end_early(stand_in: StandIn, on: date) -> bool:
    """End a stand-in with `on` as its last day; one that has not begun by then is taken back. True: it had begun."""
    if stand_in.since_on > on:
        stand_in.delete()
        return False
    end_stand_in(stand_in, on + timedelta(days=1))
    return True

"""Fills the data folder of a server to be measured: both districts, a full inbox, a session. Prints it as JSON.

GUIJU_DATA=folder python -m bench.site_data
"""

from __future__ import annotations

import json
import os
import secrets
from datetime import UTC, datetime

DISTRICT, ORGAN = "dongcheng", "justice_bureau"
CASES = 60
"""Three pages of drafts that wait for their drafter."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from guiju.office.demonstration.organisation import load_organisation

    load_organisation(secrets.token_urlsafe())
    account = _fill_an_inbox()
    print(json.dumps({"account": account, "session": _session(account)}))


def _fill_an_inbox() -> str:
    from guiju.office.cases.actions import Actor, Matter, open_case
    from guiju.office.people.models import Holding

    held = Holding.objects.select_related("person")
    person = held.get(post__district=DISTRICT, post__organ__code=ORGAN, post__code="desk").person
    now = datetime.now(UTC)  # noqa: TID251 -- the clock of a measurement
    for number in range(CASES):
        matter = Matter(DISTRICT, "hand_in_request", f"关于第{number}号事项的请示", {"one_matter": True}, ORGAN)
        open_case(Actor(person, now), matter)
    return person.username


def _session(account: str) -> str:
    """A signed-in session, as the sign-in page makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from guiju.office.people.models import Person

    person = Person.objects.get(username=account)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    main()

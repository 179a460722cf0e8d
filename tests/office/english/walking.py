"""Walks along the links of English pages, and says what is left in Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urldefrag, urlsplit

from django.test import Client
from django.urls import resolve

from guiju.office.people.models import Organ, Person
from office.english.reading import Read, read

NOW = datetime(2026, 6, 9, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
ALL_OF = {"cases:open"}
"""Of other kinds of pages, one is looked at."""
NAMES = {"中文", "正文"}
"""The other language's name for itself, and the name under which a case keeps its text."""
CHINESE_PAPERS = {"cases:sheet", "cases:printout", "meetings:agenda_sheet", "meetings:minutes_sheet"} | {
    "signoff:sheet",
    "archive:certificate",
    "hall:extract",
}


def signed_in(client: Client, username: str) -> Client:
    client.force_login(Person.objects.get(username=username), backend=BACKEND)
    return client


def walk(client: Client, start: str) -> Iterator[tuple[str, Read]]:
    """Every kind of page that links lead to, one of each."""
    waiting, known, seen = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(urlsplit(address).path).view_name
        if kind in CHINESE_PAPERS or (seen[kind] and kind not in ALL_OF):
            continue
        seen[kind] += 1
        answer = client.get(address)
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
            page = read(answer.content.decode())
            yield address, page
            links = [urldefrag(link)[0] for link in page.links if link.startswith(("/", "?"))]
            links = [link if link.startswith("/") else urlsplit(address).path + link for link in links]
            fresh = [link for link in dict.fromkeys(links) if link not in known]
            known.update(fresh)
            waiting += fresh


def left_in(page: Read, own_words: set[str]) -> list[str]:
    """What should have been English: unmarked Chinese, and words of the program, marked or spoken."""
    organs = {name for row in Organ.objects.values_list("name", "short_name") for name in row}
    return page.plain + [words for words in (*page.marked, *page.spoken) if words in own_words - organs - NAMES]

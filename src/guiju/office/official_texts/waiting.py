"""A text that was uploaded and waits to be confirmed: one for each person and rule text, in the state folder."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.office.cases.actors import Actor
from guiju.office.official_texts.errors import NothingWaiting, OtherDistrictsText
from guiju.office.rulebook import imported_texts
from guiju.office.rulebook.comparison import comparable
from guiju.office.rulebook.imported_texts import Match
from guiju.office.rulebook.rule_outline import title_of
from guiju.rules.instruments import Instrument
from guiju.rules.official_text import Publication, RuleText

_FIRST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the preview, with how many paragraphs and items it has.

    `standing`: same, changed, added, or "" without fingerprints.
    """

    mark: str
    words: str
    paragraphs: int
    items: int
    standing: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the preview shows, chapter by chapter ("": a text without chapters). `token` names exactly this upload."""

    token: str
    file: str
    title: str
    doc_no: str
    chapters: Sequence[tuple[str, Sequence[Row]]]
    match: Mapping[str, Any]
    doubtful: bool


def put_in_wait(instrument: Instrument, actor: Actor, file: str, read: tuple[Publication, RuleText]) -> None:
    """Keep a text that was read until it is confirmed. Raises OtherDistrictsText."""
    publication, rules = read
    found = imported_texts.match(instrument, rules)
    _refuse_another(instrument, rules, file, found)
    kept = {
        "token": secrets.token_urlsafe(16),
        "file": file,
        "title": title_of(publication),
        "doc_no": publication.doc_no,
        "chapters": _chapters(instrument, rules, found),
        "match": {"zh": found.zh(), "missing": list(found.found.missing), "changed": list(found.found.changed)},
        "doubtful": imported_texts.doubtful(instrument, found),
        "articles": imported_texts.kept_articles(rules),
    }
    imported_texts.write_whole(_path(instrument, actor), kept)


def waiting(instrument: Instrument, actor: Actor) -> Waiting:
    """What this person uploaded last and has not confirmed. Raises NothingWaiting."""
    kept = _read(instrument, actor)
    chapters = [(title, [Row(*row) for row in rows]) for title, rows in kept["chapters"]]
    shown = (kept["token"], kept["file"], kept["title"], kept["doc_no"], chapters, kept["match"], kept["doubtful"])
    return Waiting(*shown)


def confirm(instrument: Instrument, actor: Actor, token: str) -> str:
    """Put the waiting text in the place of the one before; its file's name. Raises NothingWaiting."""
    kept = _read(instrument, actor)
    if kept["token"] != token:
        raise NothingWaiting
    who = {"by": actor.person.name, "at": actor.now.isoformat()}
    imported_texts.write_import(instrument, {"file": kept["file"], "articles": kept["articles"], **who})
    drop(instrument, actor)
    return str(kept["file"])


def drop(instrument: Instrument, actor: Actor) -> None:
    """Forget the waiting text."""
    _path(instrument, actor).unlink(missing_ok=True)


def _refuse_another(instrument: Instrument, rules: RuleText, file: str, found: Match) -> None:
    others = [other for code, other in comparable().items() if code != instrument.code]
    matched = [(imported_texts.match(other, rules).same, other) for other in others]
    same, nearest = max(matched, key=lambda one: one[0], default=(0, instrument))
    if same > found.same and same * 2 > len(rules.articles):
        raise OtherDistrictsText(file, instrument, nearest, same)


def _chapters(instrument: Instrument, rules: RuleText, found: Match) -> list[Any]:
    changed, added = set(found.found.changed), set(found.found.added)

    def standing(key: str) -> str:
        if not instrument.fingerprints:
            return ""
        return "changed" if key in changed else "added" if key in added else "same"

    chapters = []
    for chapter in rules.chapters:
        title = f"第{chapter.number}章　{chapter.title}" if chapter.number else ""
        rows = []
        for a in chapter.articles:
            size = (len(a.paragraphs), len(a.items))
            rows.append([a.mark, a.paragraphs[0].text[:_FIRST_WORDS], *size, standing(a.key)])
        chapters.append([title, rows])
    return chapters


def _path(instrument: Instrument, actor: Actor) -> Path:
    return imported_texts.folder() / f"{instrument.code}.{actor.person.pk}.waiting"


def _read(instrument: Instrument, actor: Actor) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(_path(instrument, actor).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NothingWaiting from error
    return found

"""An instrument, or a rulebook with its vocabulary, as JSON values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from guiju.rules.exchange.exported import INSTRUMENT_FORMAT, RULEBOOK_FORMAT, Json
from guiju.rules.exchange.norm_json import norm_as_json
from guiju.rules.instruments import Article, Instrument
from guiju.rules.instruments.steps import Grammar
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.rulebook import Rulebook


def instrument_as_json(instrument: Instrument) -> Json:
    """The whole instrument; `exported_instrument` reads it back to one of the same version."""
    found: Json = {
        "format": INSTRUMENT_FORMAT,
        "version": instrument.version,
        "head": instrument.head.model_dump(mode="json"),
        "chapters": [
            {"number": chapter.number, "title": chapter.title, "articles": [_article(one) for one in chapter.articles]}
            for chapter in instrument.chapters
        ],
        "fingerprints": {str(number): digest for number, digest in instrument.fingerprints.items()},
    }
    return {**found, "digest": digest_of(found)}


def rulebook_as_json(rulebook: Rulebook) -> Json:
    """All instruments of a rulebook and the vocabulary."""
    return {
        "format": RULEBOOK_FORMAT,
        "version": rulebook.version,
        "vocabulary": vocabulary_as_json(rulebook.vocabulary),
        "instruments": [instrument_as_json(instrument) for instrument in rulebook.instruments],
    }


def vocabulary_as_json(vocabulary: Vocabulary) -> Json:
    """Every list of the vocabulary by code; an act names its facts."""
    found: Json = {one.name: _plain(getattr(vocabulary, one.name)) for one in fields(vocabulary)}
    for code, act in vocabulary.acts.items():
        found["acts"][code]["facts"] = list(act.facts)
    return found


def digest_of(exported: Mapping[str, Any]) -> str:
    """SHA-256 of an exported instrument without its digest; order of keys and layout do not matter."""
    rest = {key: value for key, value in exported.items() if key != "digest"}
    written = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def json_file(exported: Json) -> bytes:
    """The file."""
    return (json.dumps(exported, ensure_ascii=False, indent=1) + "\n").encode()


def _article(article: Article) -> Json:
    return {
        "number": article.number,
        "gist": article.gist,
        "treatment": article.treatment.value,
        "pending": article.pending,
        "readings": [reading.model_dump(mode="json") for reading in article.readings],
        "norms": [
            {"id": placed.id, "cites": list(map(str, placed.cites)), "norm": norm_as_json(placed.norm)}
            for placed in article.norms
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Grammar):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value

"""Official words that an installation keeps beside its rulebooks: in the state folder, never in the program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from guiju.office.rulebook.errors import OtherRuleText, SpoiltImport
from guiju.rules.instruments import Instrument
from guiju.rules.official_text import FingerprintComparison, RuleText, compare_fingerprints, fingerprints
from guiju.rules.official_text.rule_text import words

_FOLDER = "official-texts"
_NAMED = 20  # articles; more of them say that it is another text


@dataclass(frozen=True, slots=True)
class Match:
    """How a text stands to the fingerprints of an instrument."""

    same: int
    found: FingerprintComparison

    @property
    def different(self) -> int:
        return len(self.found.changed) + len(self.found.missing) + len(self.found.added)

    def zh(self) -> str:
        """One sentence, naming the articles."""
        parts = (("不同的", self.found.changed), ("缺少的", self.found.missing), ("多出的", self.found.added))
        named = [f"{label}{len(keys)}条（{_named(keys)}）" for label, keys in parts if keys]
        return f"与规则库的指纹相比：相同的{self.same}条" + "".join(f"，{part}" for part in named) + "。"


@dataclass(frozen=True, slots=True)
class OfficialWords:
    """One article as imported. `lines`: (mark, text); `changed`: not the words that the norms were written from."""

    mark: str
    lines: tuple[tuple[str, str], ...]
    file: str
    changed: bool


def _named(keys: Sequence[str]) -> str:
    shown = "、".join(keys[:_NAMED])
    return f"第{shown}条{'等' if len(keys) > _NAMED else ''}"


def match(instrument: Instrument, rules: RuleText) -> Match:
    """The text against the instrument's fingerprints; an instrument without any matches nothing."""
    expected = {str(number): found for number, found in instrument.fingerprints.items()}
    actual = fingerprints(rules)
    return Match(
        sum(actual.get(key) == found for key, found in expected.items()), compare_fingerprints(expected, actual)
    )


def keep(instrument: Instrument, rules: RuleText, file: str, *, force: bool = False) -> Match:
    """Keep the words of a text as the instrument's. Raises OtherRuleText where more articles differ than match."""
    found = match(instrument, rules)
    if doubtful(instrument, found) and not force:
        raise OtherRuleText(file, instrument.head.title, found.zh())
    write_import(instrument, {"file": file, "articles": kept_articles(rules)})
    return found


def doubtful(instrument: Instrument, found: Match) -> bool:
    """Whether it is rather another text: more articles differ than match. Nothing to say without fingerprints."""
    return bool(instrument.fingerprints) and found.same < found.different


def kept_articles(rules: RuleText) -> dict[str, Any]:
    """What is kept of every article, by its key."""
    prints = fingerprints(rules)
    return {a.key: {"mark": a.mark, "lines": list(words(a)), "fingerprint": prints[a.key]} for a in rules.articles}


def write_import(instrument: Instrument, kept: Mapping[str, Any]) -> None:
    """Put the words in the place of those imported before, whole or not at all."""
    write_whole(_path(instrument), kept)


def differing(instrument: Instrument) -> frozenset[int]:
    """The articles whose imported words are not those of the fingerprints, or are not there. Raises SpoiltImport."""
    if not imported(instrument):
        return frozenset()
    articles = _read(instrument).get("articles")
    if not isinstance(articles, dict):
        raise SpoiltImport(instrument.head.title, _path(instrument))
    prints = {key: kept.get("fingerprint") for key, kept in articles.items() if isinstance(kept, dict)}
    return frozenset(n for n, expected in instrument.fingerprints.items() if prints.get(str(n)) != expected)


def imported(instrument: Instrument) -> bool:
    """Whether the words of the instrument were imported."""
    return _path(instrument).is_file()


def official_words(instrument: Instrument, number: int) -> OfficialWords | None:
    """The imported words of an article, None where the import has no such article. Raises SpoiltImport."""
    if not imported(instrument):
        return None
    kept = _read(instrument)
    try:
        article = kept["articles"].get(str(number))
        return _words(article, kept["file"], instrument.fingerprints.get(number)) if article else None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SpoiltImport(instrument.head.title, _path(instrument)) from error


def all_official_words(instrument: Instrument) -> Mapping[int, Sequence[tuple[str, str]]]:
    """The lines of every imported article by its number; none when nothing was imported. Raises SpoiltImport."""
    if not imported(instrument):
        return {}
    found = {number: official_words(instrument, number) for number in instrument.articles}
    return {number: words.lines for number, words in found.items() if words}


def _words(article: Mapping[str, Any], file: str, expected: str | None) -> OfficialWords:
    lines = tuple((str(mark), str(text)) for mark, text in article["lines"])
    return OfficialWords(article["mark"], lines, file, bool(expected) and expected != article["fingerprint"])


def _path(instrument: Instrument) -> Path:
    return folder() / f"{instrument.code}.json"


def folder() -> Path:
    """Where everything imported is kept."""
    return Path(settings.STATE_FOLDER) / _FOLDER


def _read(instrument: Instrument) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(_path(instrument).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SpoiltImport(instrument.head.title, _path(instrument)) from error
    return found


def write_whole(path: Path, kept: Mapping[str, Any]) -> None:
    """Whole or not at all: a page may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)

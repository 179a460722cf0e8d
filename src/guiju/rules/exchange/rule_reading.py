"""An exported instrument read back. Mistakes are told with their lines and columns, as for rule texts in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from guiju.rules.exchange.exported import ExportedChapter, ExportedInstrument
from guiju.rules.exchange.rule_json import digest_of
from guiju.rules.instruments import Chapter, Instrument, InstrumentError, InstrumentErrors
from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.loading import read_parts
from guiju.rules.instruments.positions import Place, Positioned, read_yaml
from guiju.rules.instruments.vocabulary import Vocabulary

VERSION_LENGTH = 12


def exported_instrument(file: Path, vocabulary: Vocabulary) -> Instrument:
    """The instrument of an exported file: the same version when nothing was changed in it, else another one.

    Raises InstrumentErrors for what is no export or breaks the grammar; nothing is half-read.
    """
    source = read_yaml(file)  # JSON is YAML: so every mistake has its line and column
    found = _form(source)
    chapters = (_chapter_source(source, place, found.chapters[place]) for place in range(len(found.chapters)))
    head, ordered = read_parts(_part(source, ("head",)), chapters, vocabulary)
    _same_places(source, found, ordered)
    digest = digest_of(source.value)
    version = found.version if found.digest == digest else digest[:VERSION_LENGTH]
    return Instrument(head, ordered, file.parent, version, _fingerprints(source, found))


def _form(source: Positioned) -> ExportedInstrument:
    if not isinstance(source.value, dict):
        raise InstrumentErrors([source.error((), "不是导出的规则文本：应是一个 JSON 对象")])
    try:
        return ExportedInstrument.model_validate(source.value)
    except ValidationError as error:
        said = [complaint(problem, ExportedInstrument) for problem in error.errors()]
        raise InstrumentErrors([source.error(place, message) for place, message in said]) from error


def _part(source: Positioned, at: Place) -> Positioned:
    value = source.value
    for step in at:
        value = value[step]
    return Positioned(
        source.file, value, {p[len(at) :]: where for p, where in source.places.items() if p[: len(at)] == at}
    )


def _chapter_source(source: Positioned, number: int, chapter: ExportedChapter) -> Positioned:
    """The chapter in the form of a chapter file: articles by their numbers, norms without what was added."""
    part = _part(source, ("chapters", number))
    raw = part.value["articles"]
    articles = {}
    for article, given in zip(chapter.articles, raw, strict=True):
        kept = {key: value for key, value in given.items() if key != "number"}
        articles[article.number] = {**kept, "norms": [norm.norm for norm in article.norms]}
    places = {_place(place, chapter): where for place, where in part.places.items()}
    _once(part, chapter)
    return Positioned(
        source.file, {"chapter": {"number": chapter.number, "title": chapter.title}, "articles": articles}, places
    )


def _place(place: Place, chapter: ExportedChapter) -> Place:
    """("articles", 0, "norms", 1, "norm", "when") -> ("articles", 55, "norms", 1, "when")."""
    if len(place) < 2 or place[0] != "articles" or not isinstance(place[1], int):
        return place
    below = place[2:]
    if len(below) > 2 and below[0] == "norms" and below[2] == "norm":
        below = (*below[:2], *below[3:])
    return ("articles", chapter.articles[place[1]].number, *below)


def _once(part: Positioned, chapter: ExportedChapter) -> None:
    numbers = [article.number for article in chapter.articles]
    twice = [place for place, number in enumerate(numbers) if number in numbers[:place]]
    if twice:
        raise InstrumentErrors([part.error(("articles", place), f"第{numbers[place]}条写了两次") for place in twice])


def _same_places(source: Positioned, found: ExportedInstrument, chapters: tuple[Chapter, ...]) -> None:
    """The ids and citations that stand beside the norms are those that the norms give."""
    given = {
        (chapter.number, article.number): article.norms for chapter in found.chapters for article in chapter.articles
    }
    errors = [
        InstrumentError(
            source.file, placed.line, 1, f"「{written.id}」的 id 或 cites 与规范里写的不一致，应为 {placed.id}"
        )
        for chapter in chapters
        for article in chapter.articles
        for placed, written in zip(article.norms, given[chapter.number, article.number], strict=True)
        if (placed.id, list(map(str, placed.cites))) != (written.id, written.cites)
    ]
    if errors:
        raise InstrumentErrors(errors)


def _fingerprints(source: Positioned, found: ExportedInstrument) -> Mapping[int, str]:
    odd = [key for key in found.fingerprints if not key.isdecimal()]
    if odd:
        raise InstrumentErrors([source.error(("fingerprints", key), "指纹要以条号为键") for key in odd])
    return {int(key): digest for key, digest in found.fingerprints.items()}

"""Reads an instrument's folder. Every mistake in every file is told at once, with its place; nothing is half-loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from guiju.rules.citations import Citation, CitationError
from guiju.rules.instruments.articles import (
    Article,
    Chapter,
    Instrument,
    InstrumentHead,
    PlacedNorm,
    Reading,
    Treatment,
)
from guiju.rules.instruments.checking import cases_of, check_norm
from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.layer_conflicts import CONFLICTS, load_conflicts
from guiju.rules.instruments.norms import NORM_KINDS, BodyNorm, Norm, RouteNorm
from guiju.rules.instruments.positions import Place, Positioned, read_yaml
from guiju.rules.instruments.steps import Grammar
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.instruments.worked_cases import CASES

M = TypeVar("M", bound=Grammar)
_ARTICLE_KEYS = {"gist", "treatment", "pending", "readings", "norms"}


def load_instrument(folder: Path, vocabulary: Vocabulary) -> Instrument:
    """Reads instrument.yaml, fingerprints.yaml and the chapter files; raises InstrumentErrors."""
    head_file = folder / "instrument.yaml"
    if not head_file.exists():
        message = "文件夹里没有 instrument.yaml，不是一部规则文本"
        raise InstrumentErrors([InstrumentError(head_file, 1, 1, message)])
    chapters = (read_yaml(path) for path in folder.glob("[0-9]*.yaml"))
    head, ordered = read_parts(read_yaml(head_file), chapters, vocabulary)
    conflicts = load_conflicts(folder / CONFLICTS, vocabulary)
    return Instrument(head, ordered, folder, version(folder), _fingerprints(folder), conflicts)


def read_parts(
    head_source: Positioned, chapter_sources: Iterable[Positioned], vocabulary: Vocabulary
) -> tuple[InstrumentHead, tuple[Chapter, ...]]:
    """The head and the chapters in their order, whatever they were read from; raises InstrumentErrors."""
    reader = _Reader(vocabulary)
    head = reader.model(head_source, (), InstrumentHead)
    if head is None:
        raise InstrumentErrors(reader.errors)
    reader.code, reader.partial = head.code, head.partial
    chapters = [chapter for source in chapter_sources if (chapter := reader.chapter(source))]
    reader.check_whole(head_source.file)
    if reader.errors:
        raise InstrumentErrors(reader.errors)
    return head, tuple(sorted(chapters, key=lambda chapter: chapter.number))


def version(folder: Path) -> str:
    """A digest of all files of an instrument, independent of their order on disk. Worked cases only test it."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.glob("*.yaml") if path.name != CASES):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _fingerprints(folder: Path) -> Mapping[int, str]:
    path = folder / "fingerprints.yaml"
    if not path.exists():
        return {}
    value = read_yaml(path).value
    return {int(number): str(digest) for number, digest in value.get("articles", value).items()}


class _Reader:
    """Collects the mistakes of all files of one instrument."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.errors: list[InstrumentError] = []
        self.code = ""
        self.partial = False
        self.seen: dict[int, Positioned] = {}
        self.ids: dict[str, int] = {}
        self.readings: set[str] = set()
        self.named_readings: list[tuple[Positioned, Place, str]] = []

    def model(self, source: Positioned, place: Place, model: type[M]) -> M | None:
        value = source.value
        for part in place:
            value = value[part]
        return self.validated(source, place, model, value)

    def validated(self, source: Positioned, place: Place, model: type[M], value: Any) -> M | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for problem in error.errors():
                where, message = complaint(problem, model)
                self.errors.append(source.error((*place, *where), message))
            return None

    def chapter(self, source: Positioned) -> Chapter | None:
        value = source.value
        if not isinstance(value, dict) or not isinstance(value.get("articles"), dict):
            self.errors.append(source.error((), "章节文件要有 chapter: {number, title} 和 articles: 两部分"))
            return None
        chapter = value.get("chapter")
        if not isinstance(chapter, dict) or not isinstance(chapter.get("number"), int):
            self.errors.append(source.error(("chapter",), "chapter 要写成 {number: 章号, title: 章名}"))
            return None
        articles = [self.article(source, number) for number in value["articles"]]
        ordered = sorted((a for a in articles if a), key=lambda a: a.citation)
        return Chapter(chapter["number"], str(chapter.get("title", "")), tuple(ordered))

    def article(self, source: Positioned, number: Any) -> Article | None:
        place: Place = ("articles", number)
        raw = source.value["articles"][number]
        if not isinstance(number, int) or not isinstance(raw, dict):
            self.errors.append(source.error(place, "条文要以条号作键，例如 55:，下面写 gist、treatment、norms"))
            return None
        if number in self.seen:
            message = f"第{number}条已在 {self.seen[number].file.name} 写过"
            self.errors.append(source.error((*place, "#key"), message))
        self.seen[number] = source
        for key in raw.keys() - _ARTICLE_KEYS:
            expected = "、".join(sorted(_ARTICLE_KEYS))
            self.errors.append(source.error((*place, key, "#key"), f"不认识「{key}」；条文只能写 {expected}"))
        treatment = self._treatment(source, place, raw.get("treatment"))
        readings = tuple(self._readings(source, place, raw.get("readings") or []))
        norms = tuple(self._norms(source, place, number, raw.get("norms") or []))
        gist = str(raw.get("gist") or "")
        if not gist:
            self.errors.append(source.error(place, f"第{number}条缺少 gist（用自己的话写的要旨）"))
        citation = Citation(self.code, number)
        return Article(citation, gist, treatment, bool(raw.get("pending")), readings, norms)

    def _treatment(self, source: Positioned, place: Place, value: Any) -> Treatment:
        try:
            return Treatment(value)
        except ValueError:
            known = "、".join(Treatment)
            self.errors.append(source.error((*place, "treatment"), f"treatment 应是 {known} 之一，现为「{value}」"))
            return Treatment.STATED

    def _readings(self, source: Positioned, place: Place, raw: list[Any]) -> list[Reading]:
        found = [self.model(source, (*place, "readings", i), Reading) for i in range(len(raw))]
        self.readings.update(r.id for r in found if r)
        return [r for r in found if r]

    def _norms(self, source: Positioned, place: Place, number: int, raw: list[Any]) -> list[PlacedNorm]:
        places = [(*place, "norms", i) for i in range(len(raw))]
        found = [self.norm(source, p, number, value) for p, value in zip(places, raw, strict=True)]
        return [norm for norm in found if norm]

    def norm(self, source: Positioned, place: Place, number: int, raw: Any) -> PlacedNorm | None:
        kind = next(iter(raw), "") if isinstance(raw, dict) else ""
        if kind not in NORM_KINDS:
            known = "、".join(NORM_KINDS)
            self.errors.append(source.error(place, f"规范的第一个键要是种类（{known}），现为「{kind}」"))
            return None
        norm = self.validated(source, place, NORM_KINDS[kind], raw)
        if norm is None:
            return None
        self.errors += check_norm(source, place, norm, self.vocabulary)
        cites = self._cites(source, place, number, norm)
        self.named_readings += [(source, (*place, *where), name) for where, name in readings_named(norm)]
        line, _ = source.places[place]
        return PlacedNorm(self._id(source, place, number, norm), norm, cites, source.file, line)  # type: ignore[arg-type] # validated by the kind that its first key names

    def _id(self, source: Positioned, place: Place, number: int, norm: Any) -> str:
        name = norm.id or f"{norm.kind}-{place[-1]}"
        full = f"{self.code}:{number}#{name}"
        if full in self.ids:
            self.errors.append(source.error((*place, "id"), f"同一条里有两个规范叫「{name}」，请换一个 id"))
        self.ids[full] = number
        return full

    def _cites(self, source: Positioned, place: Place, number: int, norm: Any) -> tuple[Citation, ...]:
        forms = [(cite_at(self.code, number, norm.at), "at")]
        forms += [(form if ":" in form else f"{self.code}:{form}", "also") for form in norm.also]
        found = []
        for form, key in forms:
            try:
                found.append(Citation.parse(form))
            except CitationError as error:
                self.errors.append(source.error((*place, key), str(error)))
        return tuple(found)

    def check_whole(self, head_file: Path) -> None:
        """What can only be told when all files are read: no article left out of a whole text, every reading known."""
        for number in range(1, 1 if self.partial else max(self.seen, default=0)):
            if number not in self.seen:
                self.errors.append(InstrumentError(head_file, 1, 1, f"缺少第{number}条：每一条都要有要旨和处理方式"))
        for source, place, name in self.named_readings:
            if name not in self.readings:
                self.errors.append(source.error(place, f"没有叫「{name}」的释义；请在条文的 readings 里写明"))


def readings_named(norm: Norm) -> Iterator[tuple[Place, str]]:
    """Every reading that a norm, its cases and their steps name, with its place."""
    if norm.reading:
        yield ("reading",), norm.reading
    if isinstance(norm, BodyNorm) and norm.cadence and norm.cadence.reading:
        yield ("cadence", "reading"), norm.cadence.reading
    if isinstance(norm, RouteNorm):
        for where, case in cases_of(norm):
            if case.reading:
                yield (*where, "reading"), case.reading
            for i, step in enumerate(case.steps):
                if step.reading:
                    yield (*where, "steps", i, "reading"), step.reading


def cite_at(code: str, number: int, at: str) -> str:
    """The short citation of a place inside an article: "7" -> CODE:47.7, "/2" -> CODE:44/2."""
    joint = "" if not at or at.startswith("/") else "."
    return f"{code}:{number}{joint}{at}"

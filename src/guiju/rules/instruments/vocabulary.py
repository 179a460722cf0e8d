"""The vocabulary all rulebooks share: stages, verbs, roles, materials, bodies, facts, acts and genres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.instruments.absences import AbsenceFacts, absence_of
from guiju.rules.instruments.answers import Answer, answers_in
from guiju.rules.instruments.effects import Effect as Effect
from guiju.rules.instruments.effects import effects_in
from guiju.rules.instruments.engagements import EngagementFacts, engagement_of
from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.fact_help import helped
from guiju.rules.instruments.genres import Genres, genres_in
from guiju.rules.instruments.papers import paper_of
from guiju.rules.instruments.positions import Positioned, read_yaml
from guiju.rules.instruments.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Term:
    """A named thing with its Chinese and English label. `operation` only for verbs."""

    code: str
    zh: str
    en: str = ""
    operation: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """Who a step may name; `resolve` tells how the people app finds the posts (see roles.yaml)."""

    code: str
    zh: str
    en: str
    resolve: Mapping[str, Any]

    @property
    def external(self) -> bool:
        """True for bodies outside the installation: the government office records their answer."""
        return bool(self.resolve.get("external"))

    @property
    def body(self) -> str | Mapping[str, str]:
        """The meeting that this role is: its code, {"fact": name} for a chosen one, or empty."""
        found: str | Mapping[str, str] = self.resolve.get("body", "")
        return found

    @property
    def facts(self) -> frozenset[str]:
        """The facts that decide which posts or meeting the role is."""
        places = (self.resolve, self.body, self.resolve.get("in_charge_of"))
        return frozenset(place["fact"] for place in places if isinstance(place, Mapping) and "fact" in place)


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of matter: its facts in the order of the form, and the stages that must have exactly one route."""

    code: str
    zh: str
    en: str
    facts: Mapping[str, FactDefinition]
    help: str = ""
    theme: str = ""
    opened_by: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    attaches: tuple[str, ...] = ()
    help_en: str = ""
    absence: AbsenceFacts | None = None
    engagement: EngagementFacts | None = None
    paper: str = ""  # how registers of papers take it: see papers.py


@dataclass(frozen=True, slots=True)
class Register:
    """A list that articles have kept. `dated`: the column that says when; entries are sorted by it."""

    code: str
    zh: str
    en: str
    columns: Mapping[str, FactDefinition]
    dated: str
    help: str = ""
    help_en: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Everything that norms may name."""

    stages: Mapping[str, Term]
    verbs: Mapping[str, Term]
    roles: Mapping[str, Role]
    materials: Mapping[str, Term]
    bodies: Mapping[str, Term]
    facts: Mapping[str, FactDefinition]
    acts: Mapping[str, Act] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    registers: Mapping[str, Register] = field(default_factory=dict)
    themes: Mapping[str, Term] = field(default_factory=dict)
    settings: Settings = field(default_factory=dict)
    genres: Genres = field(default_factory=Genres)
    answers: tuple[Answer, ...] = ()

    def effects_of(self, stage: str, who: Sequence[str], verb: str) -> tuple[Effect, ...]:
        """What the doing of such a step makes true."""
        return tuple(e for e in self.effects if e.verb == verb and e.who in who and e.stage in ("", stage))

    def answers_of(self, stage: str, who: Sequence[str], verb: str, facts: Mapping[str, Any]) -> tuple[Answer, ...]:
        """What may be answered in such a step of a matter with these facts, besides simply doing it."""
        return tuple(a for a in self.answers if a.belongs_to(stage, who, verb) and a.fits(facts))

    @cached_property
    def stage_order(self) -> Mapping[str, int]:
        """Stage -> its place in the one order."""
        return {stage: place for place, stage in enumerate(self.stages)}

    def stage_names(self) -> tuple[str, ...]:
        """All stages in their order."""
        return tuple(self.stages)


def load_vocabulary(folder: Path) -> Vocabulary:
    """Reads the vocabulary folder; raises InstrumentErrors naming file, line and column."""
    files = {name: read_yaml(folder / f"{name}.yaml") for name in _FILES}
    terms = {name: _terms(files[name], name) for name in ("stages", "verbs", "materials", "bodies", "themes")}
    roles = {code: Role(code, r["zh"], r["en"], r["resolve"]) for code, r in _entries(files["roles"], "roles")}
    english = _english(folder)
    facts = {
        code: _fact(files["facts"], code, raw, terms, english.get("facts", {}).get(code, {}))
        for code, raw in _entries(files["facts"], "facts")
    }
    facts = helped(facts, folder / "help.yaml")
    known: dict[str, Mapping[str, Any]] = {"facts": facts, "roles": roles, **terms}
    acts = {
        code: _act(files["acts"], code, raw, known, english.get("acts", {}).get(code, {}))
        for code, raw in _entries(files["acts"], "acts")
    }
    effects = effects_in(files["effects"], known)
    registers = {
        code: _register(files["registers"], code, raw, english.get("registers", {}).get(code, {}))
        for code, raw in _entries(files["registers"], "registers")
    }
    found = Vocabulary(roles=roles, facts=facts, acts=acts, effects=effects, registers=registers, **terms)  # type: ignore[arg-type] # `terms` has no settings
    return replace(
        found, settings=_settings(folder), genres=genres_in(folder, facts), answers=answers_in(folder, known)
    )


def _settings(folder: Path) -> Settings:
    file = folder / "settings.yaml"
    if not file.exists():
        return {}
    source = read_yaml(file)
    _entries(source, "settings")
    return read_settings(source)


def _english(folder: Path) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """The English of help texts and choices: {facts, acts, registers: {code: {help, values, columns}}}."""
    path = folder / "english.yaml"
    return cast(Mapping[str, Mapping[str, Mapping[str, Any]]], read_yaml(path).value) if path.exists() else {}


_FILES = ("stages", "verbs", "roles", "materials", "bodies", "facts", "acts", "effects", "registers", "themes")


def _register(source: Positioned, code: str, raw: Mapping[str, Any], english: Mapping[str, Any]) -> Register:
    said = english.get("columns", {})
    columns = {name: _fact(source, name, column, {}, said.get(name, {})) for name, column in raw["columns"].items()}
    dated = raw.get("dated", "")
    if dated not in columns or columns[dated].type is not FactType.DATE:
        message = f"登记簿「{code}」的 dated 要是它自己的一个日期栏目，现为「{dated}」"
        raise InstrumentErrors([source.error(("registers", code), message)])
    return Register(code, raw["zh"], raw.get("en", ""), columns, dated, raw.get("help", ""), english.get("help", ""))


def _entries(source: Positioned, name: str) -> list[tuple[str, dict[str, Any]]]:
    entries = source.value.get(name) if isinstance(source.value, dict) else None
    if not isinstance(entries, dict):
        raise InstrumentErrors([source.error((), f"这个文件应以「{name}:」开头，下面逐项列出")])
    return list(entries.items())


def _terms(source: Positioned, name: str) -> dict[str, Term]:
    return {
        code: Term(code, raw["zh"], raw.get("en", ""), raw.get("operation", "")) for code, raw in _entries(source, name)
    }


def _fact(
    source: Positioned,
    code: str,
    raw: Mapping[str, Any],
    terms: Mapping[str, Mapping[str, Term]],
    english: Mapping[str, Any],
) -> FactDefinition:
    try:
        kind, type_ = FactKind(raw.get("kind", "plain")), FactType(raw["type"])
    except (KeyError, ValueError) as error:
        message = f"事实「{code}」的 type 或 kind 不对：{error}"
        raise InstrumentErrors([source.error(("facts", code), message)]) from error
    named = terms.get(raw.get("of", ""), {})
    values = raw.get("values") or {name: term.zh for name, term in named.items()}
    values_en = english.get("values") or {name: term.en for name, term in named.items() if term.en}
    return FactDefinition(
        name=code,
        type=type_,
        zh=raw["zh"],
        en=raw.get("en", ""),
        kind=kind,
        help=raw.get("help", ""),
        unit=raw.get("unit", ""),
        values=values,
        of=raw.get("of", ""),
        default=raw.get("default"),
        optional="default" in raw,
        help_en=english.get("help", ""),
        values_en=values_en,
    )


def _act(
    source: Positioned,
    code: str,
    raw: Mapping[str, Any],
    known: Mapping[str, Mapping[str, Any]],
    english: Mapping[str, Any],
) -> Act:
    absence, engagement = absence_of(raw.get("absence")), engagement_of(raw.get("engagement"))
    _refuse_unknown(source, code, raw, known, {"absence": absence, "engagement": engagement})
    return Act(
        code=code,
        zh=raw["zh"],
        en=raw.get("en", ""),
        facts={name: known["facts"][name] for name in raw["facts"]},
        help=raw.get("help", ""),
        theme=raw.get("theme", ""),
        help_en=english.get("help", ""),
        absence=absence,
        engagement=engagement,
        paper=paper_of(source, code, raw),
        **{key: tuple(raw.get(key) or ()) for key in ("opened_by", "answers", "attaches")},
    )


def _refuse_unknown(
    source: Positioned,
    code: str,
    raw: Mapping[str, Any],
    known: Mapping[str, Mapping[str, Any]],
    naming: Mapping[str, AbsenceFacts | EngagementFacts | None],
) -> None:
    if raw.get("theme", "") not in {"", *known["themes"]}:
        raise InstrumentErrors([source.error(("acts", code, "theme"), f"「{raw['theme']}」不在词表 themes.yaml 里")])
    named = {"facts": "facts", "opened_by": "roles", "answers": "stages", "attaches": "materials"}
    errors = [
        source.error(("acts", code, key, place), f"「{name}」不在词表 {kind}.yaml 里")
        for key, kind in named.items()
        for place, name in enumerate(raw.get(key, ()))
        if name not in known[kind]
    ]
    errors += [
        source.error(("acts", code, key), f"「{name}」不是这类事项的事实")
        for key, one in naming.items()
        for name in (one.facts() if one else ())
        if name not in raw["facts"]
    ]
    if errors:
        raise InstrumentErrors(errors)

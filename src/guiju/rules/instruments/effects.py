"""What the doing of a step makes true, from the vocabulary's effects.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.positions import Positioned

Known = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the doing of a step makes true: facts that it settles, a kind of material that it brings into being."""

    verb: str
    who: str
    stage: str
    sets: Mapping[str, Any]
    attaches: str


def effects_in(source: Positioned, known: Known) -> tuple[Effect, ...]:
    """The effects of a file, in its order. Raises InstrumentErrors for names that the vocabulary does not have."""
    found, named = [], []
    for place, raw in enumerate(source.value.get("effects") or ()):
        effect = Effect(raw["verb"], raw["who"], raw.get("stage", ""), raw.get("sets") or {}, raw.get("attaches", ""))
        names = [("verb", "verbs", effect.verb), ("who", "roles", effect.who), ("stage", "stages", effect.stage)]
        names += [("attaches", "materials", effect.attaches), *(("sets", "facts", name) for name in effect.sets)]
        named += [(("effects", place, key), kind, name) for key, kind, name in names]
        found.append(effect)
    refuse_unknown(source, named, known)
    return tuple(found)


def refuse_unknown(source: Positioned, named: Iterable[tuple[tuple[str | int, ...], str, str]], known: Known) -> None:
    """Raises InstrumentErrors with the place of every name (path, kind, name) that is not in the vocabulary."""
    errors = [
        source.error(path, f"「{name}」不在词表 {kind}.yaml 里")
        for path, kind, name in named
        if name and name not in known[kind]
    ]
    if errors:
        raise InstrumentErrors(errors)

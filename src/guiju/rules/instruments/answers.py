"""What may be answered in a step besides simply doing it (answers.yaml): an objection, a result of coordinating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.rules.instruments.effects import refuse_unknown
from guiju.rules.instruments.positions import read_yaml


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a step, the facts that it makes true, and the facts under which it is offered (`only`).

    `does`: it does the step, as an agreement would; one that does not leaves the step to be done later.
    `grounds`: words are needed with it.
    """

    code: str
    zh: str
    en: str
    verb: str
    who: str
    stage: str
    sets: Mapping[str, Any]
    only: Mapping[str, Any]
    does: bool
    grounds: bool

    def belongs_to(self, stage: str, who: Sequence[str], verb: str) -> bool:
        """Whether it is an answer of such a step."""
        return self.verb == verb and self.who in who and self.stage == stage

    def fits(self, facts: Mapping[str, Any]) -> bool:
        """Whether it is offered for a matter with these facts."""
        return all(facts.get(name) == value for name, value in self.only.items())


def answers_in(folder: Path, known: Mapping[str, Mapping[str, Any]]) -> tuple[Answer, ...]:
    """The answers of a vocabulary; none without the file. Raises InstrumentErrors for unknown names."""
    path = folder / "answers.yaml"
    if not path.exists():
        return ()
    source = read_yaml(path)
    rows: Sequence[Mapping[str, Any]] = source.value.get("answers") or ()
    found = [_answer(raw) for raw in rows]
    named: list[tuple[tuple[str | int, ...], str, str]] = []
    for place, one in enumerate(found):
        names = [("verb", "verbs", one.verb), ("who", "roles", one.who), ("stage", "stages", one.stage)]
        names += [(key, "facts", name) for key in ("sets", "only") for name in getattr(one, key)]
        named += [(("answers", place, key), kind, name) for key, kind, name in names]
    refuse_unknown(source, named, known)
    return tuple(found)


def _answer(raw: Mapping[str, Any]) -> Answer:
    return Answer(
        **{name: raw[name] for name in ("code", "zh", "en", "verb", "who", "stage")},
        sets=raw.get("sets") or {},
        only=raw.get("only") or {},
        does=raw.get("does", True),
        grounds=raw.get("grounds", False),
    )

"""Where a district's text contradicts the law above it: both articles, a case that shows it, and what is followed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, model_validator

from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.positions import Positioned, read_yaml
from guiju.rules.instruments.steps import Grammar, Names
from guiju.rules.instruments.vocabulary import Vocabulary

CONFLICTS = "conflicts.yaml"


def _citation(text: str) -> str:
    return str(Citation.parse(text))


Cite = Annotated[str, AfterValidator(_citation)]


class ShownBy(Grammar):
    """A matter in which the two texts part."""

    act: str
    on: date
    facts: dict[str, Any] = Field(default_factory=dict)


class LayerConflict(Grammar):
    """One contradiction. `ours` stands in the district's text, `above` in the law above; `follows` is one of them.

    `sets_aside`: norms (their whole ids) of the other text that are therefore not applied in this district.
    `act` and `when` say which matters it touches; a contradiction about meetings or the like has none.
    """

    id: str = Field(min_length=1)
    ours: Cite
    above: Cite
    gist: str = Field(min_length=1)
    act: Names = Field(default_factory=list)
    when: str = ""
    shown_by: ShownBy | None = None
    follows: Cite
    decision: str = Field(min_length=1)
    sets_aside: Names = Field(default_factory=list)
    since: date
    decided_by: str = Field(min_length=1)
    file: Path = Path()
    line: int = 0

    @model_validator(mode="after")
    def _one_side(self) -> LayerConflict:
        if self.follows not in (self.ours, self.above):
            raise ValueError("follows 要是 ours 或 above 之一，写明照哪一条办")
        if self.act and not self.shown_by:
            raise ValueError("写了 act 的，要有 shown_by: 一件看得出矛盾的事项（act、on、facts）")
        return self

    @property
    def pair(self) -> tuple[Citation, Citation]:
        """Our article and the one above."""
        return Citation.parse(self.ours).whole_article(), Citation.parse(self.above).whole_article()

    @property
    def of_above(self) -> bool:
        """Whether the law above is followed."""
        return self.follows == self.above

    def error(self, message: str) -> InstrumentError:
        """A complaint about this entry with its place and both articles."""
        return InstrumentError(self.file, self.line, 1, f"抵触「{self.id}」（{self.ours} 与 {self.above}）：{message}")


def load_conflicts(file: Path, vocabulary: Vocabulary) -> tuple[LayerConflict, ...]:
    """The contradictions that an instrument declares; none without the file. Raises InstrumentErrors."""
    if not file.exists():
        return ()
    source = read_yaml(file)
    if not isinstance(source.value, list):
        raise InstrumentErrors(
            [source.error((), "这个文件是一个列表，每项有 id、ours、above、gist、follows、decision")]
        )
    errors: list[InstrumentError] = []
    found = [one for i in range(len(source.value)) if (one := _conflict(source, i, vocabulary, errors))]
    names = [one.id for one in found]
    errors += [one.error("有两处同名，请改名") for one in found if names.count(one.id) > 1]
    if errors:
        raise InstrumentErrors(errors)
    return tuple(found)


def _conflict(
    source: Positioned, place: int, vocabulary: Vocabulary, errors: list[InstrumentError]
) -> LayerConflict | None:
    try:
        found = LayerConflict.model_validate(source.value[place])
    except ValidationError as error:
        for problem in error.errors():
            where, message = complaint(problem, LayerConflict)
            errors.append(source.error((place, *where), message))
        return None
    line, _ = source.places[(place,)]
    errors += _unknown(source, place, found, vocabulary)
    return found.model_copy(update={"file": source.file, "line": line})


def _unknown(source: Positioned, place: int, found: LayerConflict, vocabulary: Vocabulary) -> list[InstrumentError]:
    errors = [
        source.error((place, "act"), f"词表 acts.yaml 里没有「{act}」")
        for act in found.act
        if act not in vocabulary.acts
    ]
    for act in [vocabulary.acts[code] for code in found.act if found.when and code in vocabulary.acts]:
        try:
            expressions.check(expressions.parse(found.when), act.facts)
        except expressions.ExpressionError as error:
            errors.append(source.error((place, "when"), f"条件有误（事项「{act.zh}」）：{error.message}"))
    return errors

"""Worked cases: tables a jurist can read, saying what the rules must answer. `cases.yaml` beside the chapters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError, model_validator

from guiju.rules.citations import Citation
from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.positions import Positioned, read_yaml
from guiju.rules.instruments.steps import Grammar, Names

CASES = "cases.yaml"


def _citation(text: str) -> str:
    return str(Citation.parse(text))


Cites = Annotated[list[Annotated[str, AfterValidator(_citation)]], Field(default_factory=list)]
ExpectedStep = tuple[str, Names, str]


class Expectation(Grammar):
    """What the plan must say; what is left out is not looked at.

    `route`: [stage, who, does] steps found in this order (others may stand between). `absent`: steps that nobody is
    asked to do. `blocked_by`: what blocks the matter: each cited, and nothing else; [] means that nothing blocks.
    `warned_by`: the same for the softer rules that are not kept. `ok`: whether nothing blocks. `due`: when the time
    limits end: each of them, and nothing else. `cites`: articles that speak somewhere in the plan.
    """

    route: list[ExpectedStep] = Field(default_factory=list)
    absent: list[ExpectedStep] = Field(default_factory=list)
    blocked_by: list[Annotated[str, AfterValidator(_citation)]] | None = None
    warned_by: list[Annotated[str, AfterValidator(_citation)]] | None = None
    ok: bool | None = None
    due: list[date | AwareDatetime] | None = None
    cites: Cites

    @model_validator(mode="after")
    def _expects_something(self) -> Expectation:
        asked = (self.blocked_by, self.warned_by, self.ok, self.due)
        if not (self.route or self.absent or self.cites) and all(one is None for one in asked):
            raise ValueError(
                "expect 里至少写 route、absent、blocked_by、warned_by、ok、due、cites 之一，否则什么也没有检验"
            )
        return self


class WorkedCase(Grammar):
    """One matter on one day with its facts, and what must come out.

    `only`: the code of an outside text. It binds many districts, so its cases speak of what it gives itself.
    """

    name: str = Field(min_length=1)
    act: str
    on: date
    facts: dict[str, Any] = Field(default_factory=dict)
    expect: Expectation
    file: Path = Path()
    line: int = 0
    only: str = ""

    @property
    def asserted(self) -> frozenset[Citation]:
        """The whole articles that the case names, and so shows."""
        named = [*self.expect.cites, *(self.expect.blocked_by or ()), *(self.expect.warned_by or ())]
        return frozenset(Citation.parse(text).whole_article() for text in named)

    def error(self, message: str) -> InstrumentError:
        """A complaint about this case with its place."""
        return InstrumentError(self.file, self.line, 1, f"案例「{self.name}」：{message}")


def load_cases(file: Path, only: str = "") -> tuple[WorkedCase, ...]:
    """The worked cases of one file; none when there is no such file. Raises InstrumentErrors."""
    if not file.exists():
        return ()
    source = read_yaml(file)
    if not isinstance(source.value, list):
        raise InstrumentErrors([source.error((), "案例文件是一个列表，每项有 name、act、on、facts、expect")])
    errors: list[InstrumentError] = []
    found = [case for i in range(len(source.value)) if (case := _case(source, i, only, errors))]
    errors += _twice(found)
    if errors:
        raise InstrumentErrors(errors)
    return tuple(found)


def _case(source: Positioned, place: int, only: str, errors: list[InstrumentError]) -> WorkedCase | None:
    try:
        case = WorkedCase.model_validate(source.value[place])
    except ValidationError as error:
        for problem in error.errors():
            where, message = complaint(problem, WorkedCase)
            errors.append(source.error((place, *where), message))
        return None
    line, _ = source.places[(place,)]
    return case.model_copy(update={"file": source.file, "line": line, "only": only})


def _twice(cases: list[WorkedCase]) -> list[InstrumentError]:
    names = [case.name for case in cases]
    return [case.error("有两个案例同名，请改名") for case in cases if names.count(case.name) > 1]

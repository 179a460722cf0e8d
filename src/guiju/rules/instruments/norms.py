"""Grammar of norms: what an article gives. The first key of a norm names its kind."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from guiju.rules.bindingness import Strength
from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.quorums import Quorum
from guiju.rules.instruments.recurrence import Cadence, Discharge, MonthDay, Per, fitting
from guiju.rules.instruments.steps import Case, Grammar, Names, SpanGrammar, StepGrammar


class Norm(Grammar):
    """What every norm may say."""

    kind: ClassVar[str] = ""
    id: str = ""
    at: str = ""
    also: Names = Field(default_factory=list)
    act: Names = Field(default_factory=list)
    when: str = ""
    strength: Strength = Strength.MUST
    reading: str = ""
    says: str = ""


class RouteNorm(Norm):
    """Steps at one stage: a general case and the exceptions to it."""

    kind = "route"
    route: str
    general: Case | None = None
    exceptions: list[Case] = Field(default_factory=list)
    steps: list[StepGrammar] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_steps(self) -> RouteNorm:
        if self.steps and (self.general or self.exceptions):
            raise ValueError("写了 steps 就不能再写 general 或 exceptions")
        if not (self.steps or self.general or self.exceptions):
            raise ValueError("route 要有 steps，或 general 与 exceptions")
        if not self.act:
            raise ValueError("route 要写 act（适用于哪类事项）")
        if any(not case.id or not case.when for case in self.exceptions):
            raise ValueError("每个例外都要有 id 和 when")
        return self

    @property
    def general_case(self) -> Case | None:
        """The general case, whichever way it was written; None when only exceptions speak."""
        return Case(steps=self.steps) if self.steps else self.general


class GateNorm(Norm):
    """A condition that must hold before a stage is entered."""

    kind = "gate"
    gate: str
    act: Names = Field(min_length=1)
    needs: str
    otherwise: str
    cure: str = ""
    cured_by: Names = Field(default_factory=list)
    effect: Literal["refuse", "return", "defer"] = "refuse"


class RequirementNorm(Norm):
    """A material that must be attached before a stage is entered."""

    kind = "requirement"
    requirement: str
    act: Names = Field(min_length=1)
    stage: str
    supplied_by: Names = Field(default_factory=list)
    or_fact: str = ""


class LimitNorm(Norm):
    """A time limit counted from a date fact. `extended_by`: an integer fact, so many units do not count towards it."""

    kind = "limit"
    limit: str
    act: Names = Field(min_length=1)
    counted_from: str = Field(alias="from")
    after: SpanGrammar | None = None
    before: SpanGrammar | None = None
    who: Names = Field(default_factory=list)
    stage: str = "accept"
    given: str = ""
    extended_by: str = ""
    otherwise: str = ""
    cure: str = ""

    @property
    def span(self) -> SpanGrammar:
        """The length of time, whichever way it runs."""
        return self.after or self.before  # type: ignore[return-value] # the grammar asks for exactly one of them

    @model_validator(mode="after")
    def _one_direction(self) -> LimitNorm:
        if bool(self.after) == bool(self.before):
            raise ValueError("时限要写 after 或 before，二者取一")
        return self


class Chair(Grammar):
    """Who may preside; with `needs: commission` only when the head has entrusted it."""

    who: str
    needs: Literal["", "commission"] = ""


class BodyTask(Grammar):
    """A task of a body, with the kinds of topic it covers and whether the body decides them."""

    at: str
    gist: str
    topics: Names = Field(default_factory=list)
    decides: bool = True


class BodyMinutes(Grammar):
    """Whether minutes must be made."""

    must: bool = True
    label: str = ""


class Speaking(Grammar):
    """How long a report and another speech may take, in minutes."""

    report_minutes: int
    others_minutes: int
    strength: Strength = Strength.GENERALLY


class BodyNorm(Norm):
    """A kind of meeting."""

    kind = "body"
    body: str
    name: str
    members: Names
    convened_by: Names = Field(default_factory=list)
    chair: list[Chair] = Field(default_factory=list)
    attends: Names = Field(default_factory=list)
    invites: Names = Field(default_factory=list)
    cadence: Cadence | None = None
    tasks: list[BodyTask] = Field(default_factory=list)
    quorum: Quorum | None = None
    deputy_in_charge: bool = False
    topics_by: Names = Field(default_factory=list)
    minutes: BodyMinutes | None = None
    speaking: Speaking | None = None
    sits_on: str = ""


class PowerNorm(Norm):
    """Who may stand in for whom."""

    kind = "power"
    power: str
    of: str
    passes_to: Names
    on_absence: Names = Field(default_factory=list)
    needs: Literal["", "nothing", "commission"] = ""


class MeaningNorm(Norm):
    """What an act of a leader means."""

    kind = "meaning"
    meaning: Literal["tick", "written_opinion"]
    on: Literal["request", "report", "any"]
    means: Literal["consent", "read", "carry_out"]


class CompositionNorm(Norm):
    """Who makes up a body of government."""

    kind = "composition"
    composition: str
    members: Names


class DutyNorm(Norm):
    """Something owed: in every period, or (with act and without count) raised by a matter; `label`: in words."""

    kind = "duty"
    duty: str
    owed_by: Names
    stage: str = "follow_up"
    per: Per = ""
    due: MonthDay = ""
    label: str = ""
    count: Count | None = None
    discharge: Discharge | None = None
    says: str

    @property
    def raised(self) -> bool:
        """Whether matters raise it; counted duties are owed by the year, and matters keep them."""
        return bool(self.act) and self.count is None

    @model_validator(mode="after")
    def _fits_together(self) -> DutyNorm:
        return fitting(self, self.per, self.due, self.raised, self.discharge)


class NumberNorm(Norm):
    """How a series of numbers is kept."""

    kind = "number"
    number: str
    says: str


class RepealGrammar(Grammar):
    """An earlier text that an instrument repeals."""

    number: str
    made_on: date
    title: str


class RegisterNorm(Norm):
    """A register to be kept. `seen_by`: who may read it besides the keepers; empty: everybody of the district."""

    kind = "register"
    register_: str = Field(alias="register")
    kept_by: Names = Field(min_length=1)
    seen_by: Names = Field(default_factory=list)
    says: str


class ValidityNorm(Norm):
    """From when the instrument is in force, and what it repeals."""

    kind = "validity"
    validity: Literal["in_force"]
    counted_from: Literal["publication", "issue"] = Field(alias="from")
    repeals: list[RepealGrammar] = Field(default_factory=list)


class StatementNorm(Norm):
    """Recorded or declared; nothing to compute."""

    kind = "statement"
    statement: str
    says: str


NORM_KINDS: dict[str, type[Norm]] = {
    model.kind: model
    for model in (
        RouteNorm,
        GateNorm,
        RequirementNorm,
        LimitNorm,
        BodyNorm,
        PowerNorm,
        MeaningNorm,
        CompositionNorm,
        DutyNorm,
        NumberNorm,
        RegisterNorm,
        ValidityNorm,
        StatementNorm,
    )
}
AnyNorm = (
    RouteNorm
    | GateNorm
    | RequirementNorm
    | LimitNorm
    | BodyNorm
    | PowerNorm
    | MeaningNorm
    | CompositionNorm
    | DutyNorm
    | NumberNorm
    | RegisterNorm
    | ValidityNorm
    | StatementNorm
)

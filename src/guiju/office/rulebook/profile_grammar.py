"""Grammar of a district's profile; every mistake is told with its line and column."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, field_validator, model_validator

from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError
from guiju.rules.instruments.positions import Positioned
from guiju.rules.instruments.steps import Grammar

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,40}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PostPlace = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,40}\.[a-z][a-z0-9_]{0,40}$")]
"""A post by the codes of its organ and its own: government_office.desk."""
OrganKind = Literal["office", "department", "subdistrict", "township", "key_unit", "affiliated", "party", "other"]


class OrganGrammar(Grammar):
    """One organ of a district."""

    name: Words
    short: Words
    kind: OrganKind


NATIONAL = ("national",)
"""The law that binds every district, whatever its profile says."""


class DutyKeepingGrammar(Grammar):
    """From which day periodic duties are kept here, and how many days ahead one is reminded of them."""

    since_on: date = date.min
    remind_days: Annotated[int, Field(ge=0, le=366)] = 0


class UrgingGrammar(Grammar):
    """How soon the same people may be reminded again of a matter, and how often in one day."""

    again_after_hours: Annotated[int, Field(ge=0, le=240)] = 2
    most_a_day: Annotated[int, Field(ge=1, le=50)] = 3


class ProfileGrammar(Grammar):
    """A whole profile. `index_prefix` "": index numbers are given by hand."""

    code: Code
    name: Words
    short: Words
    government: Words
    short_en: str = ""
    government_en: str = ""
    instruments: Annotated[list[str], Field(min_length=1)]
    index_prefix: Annotated[str, BeforeValidator(lambda value: value or "")] = ""
    document_codes: dict[str, Words]
    addressees: str = ""
    meetings_numbered_by: Literal["year", "term"] = "term"
    terms_began_on: list[date] = Field(default_factory=list)
    duties: DutyKeepingGrammar = Field(default_factory=lambda: DutyKeepingGrammar())
    fields: dict[Code, Words] = Field(default_factory=dict)
    rule_keepers: list[str] = Field(default_factory=list)
    administrators: list[str] = Field(default_factory=list)
    urging: UrgingGrammar = Field(default_factory=lambda: UrgingGrammar())
    seal_keepers: list[PostPlace] = Field(default_factory=list)
    archivists: list[PostPlace] = Field(default_factory=list)
    layers: list[Code] = Field(default_factory=lambda: list(NATIONAL))
    rooms: list[Words] = Field(default_factory=list)
    sitting_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 0
    settings: dict[str, Any] = Field(default_factory=dict)
    organs: Annotated[dict[Code, OrganGrammar], Field(min_length=1)]

    @model_validator(mode="after")
    def _kept_by_its_organs(self) -> ProfileGrammar:
        if unknown := [code for code in self.rule_keepers if code not in self.organs]:
            raise ValueError(f"rule_keepers 里的「{unknown[0]}」不在 organs 里")
        if unknown := [post for post in self.administrators if post.partition(".")[0] not in self.organs]:
            raise ValueError(f"administrators 里的「{unknown[0]}」应写作「机构.职务」，机构要在 organs 里")
        for name, places in (("seal_keepers", self.seal_keepers), ("archivists", self.archivists)):
            if unknown := [place for place in places if place.partition(".")[0] not in self.organs]:
                raise ValueError(f"{name} 里的「{unknown[0]}」指的机构不在 organs 里")
        return self

    @field_validator("document_codes")
    @classmethod
    def _with_own_codes(cls, codes: dict[str, str]) -> dict[str, str]:
        for kind, whose in (("government", "区政府"), ("office", "政府办公室")):
            if kind not in codes:
                raise ValueError(f"document_codes 里缺少 {kind}（{whose}的发文机关代字）")
        return codes

    @field_validator("organs")
    @classmethod
    def _with_an_office(cls, organs: dict[str, OrganGrammar]) -> dict[str, OrganGrammar]:
        offices = [code for code, organ in organs.items() if organ.kind == "office"]
        if len(offices) != 1:
            raise ValueError(f"organs 里应有且只有一个 kind: office 的机构（政府办公室），现有{len(offices)}个")
        return organs


def checked(source: Positioned) -> tuple[ProfileGrammar | None, list[InstrumentError]]:
    """The profile, or every mistake in it with its place."""
    if not isinstance(source.value, dict):
        shape = "区的文件应是「键: 值」的组合，至少有 code、name、instruments、organs"  # halfwidth
        return None, [source.error((), shape)]
    try:
        return ProfileGrammar.model_validate(source.value), []
    except ValidationError as error:
        return None, [_told(source, problem) for problem in error.errors()]


def _told(source: Positioned, problem: Any) -> InstrumentError:
    where, message = complaint(problem, ProfileGrammar)
    if problem["type"] == "string_pattern_mismatch":
        message = f"代号「{problem['input']}」应以小写字母开头，只含小写字母、数字、- 和 _"
        where = (*where[:-1], "#key") if where[-1] == "[key]" else where
    return source.error(where, message)

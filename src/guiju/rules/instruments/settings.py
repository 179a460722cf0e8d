"""Numbers that stand in no article written down here: data with their state, which is shown wherever they are used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field, ValidationError, model_validator

from guiju.rules.instruments.complaints import complaint
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.positions import Place, Positioned
from guiju.rules.instruments.steps import TIME_UNITS, Grammar

_UNITS = {"working_days": "个工作日", "calendar_days": "日", "hours": "小时", "months": "个月"}


class State(StrEnum):
    """How sure a fact is."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    UNKNOWN = "U"
    CONFIRMED = "C"

    @property
    def zh(self) -> str:
        """The state in words."""
        return _STATES[self]


_STATES = {
    State.VERIFIED: "已核对原文",
    State.SECONDARY: "据转载，未核对原文",
    State.MEMORY: "凭经验，未核对",
    State.UNKNOWN: "尚未查明",
    State.CONFIRMED: "本区已确认",
}


class Setting(Grammar):
    """One number with its source. `value` None: not known (state U). `used_for`: where it matters, in words."""

    code: str
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)
    value: int | None
    unit: str = Field(min_length=1)
    state: State
    source: str = Field(min_length=1)
    used_for: str = Field(min_length=1)
    confirmed_by: str = ""
    since: date | None = None

    @model_validator(mode="after")
    def _state_and_value(self) -> Setting:
        if (self.value is None) != (self.state is State.UNKNOWN):
            raise ValueError("state 为 U（尚未查明）的不写数值（value: null），其余的必须写数值")
        if self.value is not None and self.value < 0:
            raise ValueError("value 不能小于 0")
        return self

    @property
    def is_time(self) -> bool:
        """Whether a time limit can be counted with it."""
        return self.unit in TIME_UNITS

    @property
    def amount_zh(self) -> str:
        """15个工作日; 不明 where the number is not known."""
        return "不明" if self.value is None else f"{self.value}{_UNITS.get(self.unit, self.unit)}"

    @property
    def note(self) -> str:
        """What is said wherever the number is used."""
        said = f"{self.zh}：{self.amount_zh}（{self.state.zh}；{self.source}"
        return f"{said}；{self.confirmed_by}确认）" if self.confirmed_by else f"{said}）"


class ConfirmedValue(Grammar):
    """What a district has found out about a setting: its profile says so, and who confirmed it."""

    value: int = Field(ge=0)
    source: str = Field(min_length=1)
    confirmed_by: str = Field(min_length=1)
    since: date


Settings = Mapping[str, Setting]


def read_settings(source: Positioned) -> Settings:
    """The settings of the vocabulary; raises InstrumentErrors with their places."""
    errors: list[InstrumentError] = []
    found = {}
    for code, raw in source.value["settings"].items():
        try:
            found[code] = _own(Setting.model_validate({"code": code, **raw}))
        except ValidationError as error:
            errors += _complaints(source, ("settings", code), error, Setting)
        except ValueError as error:
            errors.append(source.error(("settings", code, "state"), str(error)))
    if errors:
        raise InstrumentErrors(errors)
    return found


def _own(setting: Setting) -> Setting:
    if setting.state is State.CONFIRMED:
        raise ValueError("C（本区已确认）只能由各区在自己的文件里写，这里应是 V、V2、M、U 之一")
    return setting


def confirmed(settings: Settings, source: Positioned, key: str = "settings") -> Settings:
    """The settings with those that a district has confirmed; raises InstrumentErrors."""
    found, errors = dict(settings), list[InstrumentError]()
    for code, raw in (source.value.get(key) or {}).items():
        if code not in settings:
            errors.append(source.error((key, code, "#key"), f"没有叫「{code}」的设置；见词表 settings.yaml"))
            continue
        try:
            value = ConfirmedValue.model_validate(raw)
        except ValidationError as error:
            errors += _complaints(source, (key, code), error, ConfirmedValue)
            continue
        found[code] = settings[code].model_copy(update={"state": State.CONFIRMED, **value.model_dump()})
    if errors:
        raise InstrumentErrors(errors)
    return found


def _complaints(
    source: Positioned, place: Place, error: ValidationError, model: type[Grammar]
) -> list[InstrumentError]:
    said = [complaint(problem, model) for problem in error.errors()]
    return [source.error((*place, *where), message) for where, message in said]

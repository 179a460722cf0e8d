"""One form field for one fact, by its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from guiju.office.rulebook.labels import help_text, label
from guiju.rules.facts import FactDefinition, FactType

Choices = Sequence[tuple[str, str]]
MOST_RADIOS = 4
"""Longer lists of choices are drawn as one box to open."""
LARGEST_YUAN = Decimal(10) ** 15


class MoneyField(forms.CharField):
    """An amount in yuan as people type it: commas, blanks and 元 are allowed. Cleans to plain digits, "" for none."""

    def clean(self, value: Any) -> str:
        """Raises ValidationError for what is no amount in yuan with at most two decimals."""
        typed = str(super().clean(value))
        plain = typed.translate(str.maketrans("", "", ",， 元"))  # in Chinese
        if not plain:
            return ""
        try:
            amount = Decimal(plain)
        except InvalidOperation:
            raise _no_amount(typed) from None
        if not amount.is_finite() or not 0 <= amount <= LARGEST_YUAN or amount * 100 % 1:
            raise _no_amount(typed)
        return f"{amount:f}"


class YesNoField(forms.TypedChoiceField):
    """Yes or no with neither chosen beforehand."""

    def __init__(self, **options: Any) -> None:
        choices = [("yes", _("是")), ("no", _("否"))]
        super().__init__(
            choices=choices, coerce=lambda v: v == "yes", empty_value=None, widget=forms.RadioSelect, **options
        )


def field_of(definition: FactDefinition, choices: Choices) -> forms.Field:
    """The field of a fact. `choices` are the codes and labels of a choice or set."""
    make = _MAKERS[definition.type]
    return make(
        definition, choices, {"label": label(definition), "help_text": help_text(definition), "required": False}
    )


def typed_for(definition: FactDefinition, raw: Any) -> Any:
    """A raw fact as the field wants it initially."""
    if definition.type is FactType.INSTANT and raw:
        return str(raw)[:16]
    if definition.type is FactType.BOOLEAN and definition.default is None and raw is not None:
        return "yes" if raw else "no"
    if definition.type is FactType.MONEY and not raw:
        return ""
    return raw


def raw_of(definition: FactDefinition, cleaned: Any) -> Any:
    """What a field cleaned to, as a raw fact; None for nothing given."""
    if definition.type is FactType.SET:
        return sorted(cleaned)
    if definition.type is FactType.MONEY and cleaned == "":
        return definition.default
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    return None if cleaned in ("", None) else cleaned


def _no_amount(typed: str) -> forms.ValidationError:
    return forms.ValidationError(
        _("「%(typed)s」不是金额。请按元填写数字，最多两位小数，例如 8000000。") % {"typed": typed[:30]}
    )


def _boolean(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    return YesNoField(**options) if definition.default is None else forms.BooleanField(**options)


def _choice(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    wrong = {"invalid_choice": _("没有这个选项，请从列表中重新选择。")}
    if len(choices) <= MOST_RADIOS:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=wrong, **options)
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], error_messages=wrong, **options)


def _set(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    wrong = {"invalid_choice": _("有一项不在列表中，请重新勾选。")}
    return forms.MultipleChoiceField(
        choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **options
    )


def _date(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(
        widget=widget,
        error_messages={"invalid": _("日期写作 2024-04-02，请改正。")},
        input_formats=["%Y-%m-%d"],
        **options,
    )


def _instant(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})
    wrong = {"invalid": _("时刻写作 2024-04-02 09:30，请改正。")}
    return forms.DateTimeField(widget=widget, error_messages=wrong, **options)


def _integer(definition: FactDefinition, choices: Choices, options: dict[str, Any]) -> forms.Field:
    wrong = {"invalid": _("请填写整数。"), "min_value": _("不能小于 0。"), "max_value": _("数字太大。")}
    return forms.IntegerField(min_value=0, max_value=10**9, error_messages=wrong, **options)


_MAKERS: Mapping[FactType, Callable[[FactDefinition, Choices, dict[str, Any]], forms.Field]] = {
    FactType.BOOLEAN: _boolean,
    FactType.CHOICE: _choice,
    FactType.SET: _set,
    FactType.DATE: _date,
    FactType.INSTANT: _instant,
    FactType.INTEGER: _integer,
    FactType.MONEY: lambda definition, choices, options: MoneyField(**options),
    FactType.TEXT: lambda definition, choices, options: forms.CharField(max_length=2000, **options),
}

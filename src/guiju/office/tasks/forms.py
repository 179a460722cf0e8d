"""Forms of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.tasks.actions import MOST_DAYS, Assignment
from guiju.office.tasks.errors import WrongTask

Choices = Sequence[tuple[str, str]]


class Marked(forms.Form):
    """A form that bears a mark against second clicks and shows what an action refuses."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def blame(self, refusal: Any) -> None:
        """Show a refusal at the field that it is about."""
        name = refusal.name if isinstance(refusal, WrongTask) and refusal.name in self.fields else None
        self.add_error(name, refusal.message)


class AssignForm(Marked):
    """Who carries a task out until when."""

    prefix = "assign"
    lead = forms.ChoiceField(label=later("牵头单位"), error_messages={"required": later("请选择牵头单位。")})
    assisting = forms.MultipleChoiceField(label=later("协办单位"), required=False, widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(
        label=later("几个工作日内办结"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=later("从交办的次日起算;批示写明日期的填下一项。"),
    )
    due_on = forms.DateField(label=later("办结日期"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label=later("交办要求"), required=False, max_length=300, widget=forms.Textarea)

    def __init__(self, *args: Any, organs: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].choices = [("", _("请选择")), *organs]  # type: ignore[attr-defined] # a choice field
        self.fields["assisting"].choices = organs  # type: ignore[attr-defined] # a choice field

    def assignment(self) -> Assignment:
        """What was filled in."""
        return Assignment(**{name: self.cleaned_data[name] for name in Assignment.__dataclass_fields__})


class TellForm(Marked):
    """What is said with a step of a task."""

    text = forms.CharField(
        label=later("情况"), max_length=2000, widget=forms.Textarea, error_messages={"required": later("请写明情况。")}
    )

"""Forms of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.file_sizes import upload_limit
from guiju.office.documents.entry import upload_of
from guiju.office.documents.inspection import ENDINGS, FileRefused
from guiju.office.rulebook.labels import listed
from guiju.office.tasks.actions import MOST_DAYS, Assignment
from guiju.office.tasks.entering import Line, Part
from guiju.office.tasks.errors import WrongTask
from guiju.office.tasks.steps import Said

Choices = Sequence[tuple[str, str]]
DAY = forms.DateInput(attrs={"type": "date"})


class Marked(forms.Form):
    """A form that bears a mark against second clicks and shows what an action refuses."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def blame(self, refusal: Any) -> None:
        """Show a refusal at the field that it is about."""
        name = refusal.name if isinstance(refusal, WrongTask) and refusal.name in self.fields else None
        name = "file" if isinstance(refusal, FileRefused) else name
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
        help_text=later("从交办的次日起算；批示写明日期的填下一项。"),
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
    """What is said with a step of a task; `day` and `file` only where the step takes them."""

    text = forms.CharField(
        label=later("情况"), max_length=2000, widget=forms.Textarea, error_messages={"required": later("请写明情况。")}
    )
    due_on = forms.DateField(
        label=later("申请延到"),
        widget=DAY,
        error_messages={"required": later("请填写申请延到哪一天，要晚于现在的期限和今天。")},
    )
    file = forms.FileField(
        label=later("附件"), required=False, error_messages={"empty": later("这个文件是空的。请检查后重新上传。")}
    )

    def __init__(self, *args: Any, day: bool = False, file: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, taken in (("due_on", day), ("file", file)):
            if not taken:
                del self.fields[name]
        if file:
            words = {"endings": listed(list(ENDINGS)), "limit": upload_limit()}
            said = _("%(endings)s；不超过 %(limit)s MB。不得上传标有密级的材料。") % words
            self.fields["file"].help_text = said

    def said(self) -> Said:
        """What was filled in. Raises FileRefused."""
        given = self.cleaned_data
        return Said(given["text"], given.get("due_on"), upload_of(given["file"]) if given.get("file") else None)


class LineForm(Marked):
    """A task that the office enters by hand."""

    source = forms.ChoiceField(label=later("任务来源"), error_messages={"required": later("请选择任务来源。")})
    text = forms.CharField(
        label=later("任务"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": later("请写明任务内容。")},
    )
    basis = forms.CharField(
        label=later("出处"), required=False, max_length=300, help_text=later("报告、计划的第几条，或者文号。")
    )
    lead = forms.ChoiceField(label=later("牵头单位"), error_messages={"required": later("请选择牵头单位。")})
    assisting = forms.MultipleChoiceField(label=later("协办单位"), required=False, widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(
        label=later("办结日期"), widget=DAY, error_messages={"required": later("请填写办结日期。")}
    )

    def __init__(self, *args: Any, organs: Choices, sources: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].choices = [("", _("请选择")), *sources]  # type: ignore[attr-defined] # a choice field
        self.fields["lead"].choices = [("", _("请选择")), *organs]  # type: ignore[attr-defined] # a choice field
        self.fields["assisting"].choices = organs  # type: ignore[attr-defined] # a choice field

    def line(self) -> Line:
        """What was filled in."""
        return Line(**{name: self.cleaned_data[name] for name in Line.__dataclass_fields__})


class PartForm(Marked):
    """A part of a task for another unit."""

    prefix = "divide"
    text = forms.CharField(
        label=later("分解出的任务"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": later("请写明任务内容。")},
    )
    lead = forms.ChoiceField(label=later("由谁办理"), error_messages={"required": later("请选择牵头单位。")})
    due_on = forms.DateField(
        label=later("办结日期"), required=False, widget=DAY, help_text=later("不填的与原任务相同。")
    )

    def __init__(self, *args: Any, organs: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].choices = [("", _("请选择")), *organs]  # type: ignore[attr-defined] # a choice field

    def part(self) -> Part:
        """What was filled in."""
        return Part(**{name: self.cleaned_data[name] for name in Part.__dataclass_fields__})

"""The form of an entry, made from the columns of its register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.cases.forms.fields import field_of, raw_of, typed_for
from guiju.office.registers.errors import WrongEntry
from guiju.office.registers.kept import Kept
from guiju.office.rulebook.labels import choices, label

LARGEST_SHEET = 2 * MEGABYTE


class EntryForm(forms.Form):
    """All columns; when something is corrected, the reason too. `version` is what the person saw."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**6)

    def __init__(
        self,
        data: Any = None,
        *,
        kept: Kept,
        values: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.kept, self.correcting = kept, values is not None
        typed = {name: typed_for(column, (values or {}).get(name)) for name, column in kept.columns.items()}
        super().__init__(data, initial={**typed, **(initial or {})})
        for name, column in kept.columns.items():
            self.fields[name] = field_of(column, list(choices(column).items()))
            self.fields[name].required = not column.optional
            self.fields[name].error_messages["required"] = _("请填写「%(column)s」。") % {"column": label(column)}
        if self.correcting:
            wrong = {"required": _("请写明更正的理由。")}
            self.fields["reason"] = forms.CharField(label=_("更正的理由"), max_length=300, error_messages=wrong)

    def raw(self) -> dict[str, Any]:
        """The raw values of all columns."""
        return {name: raw_of(column, self.cleaned_data[name]) for name, column in self.kept.columns.items()}

    def blame(self, refusal: WrongEntry) -> None:
        """Show a refusal of the action at the field that it is about."""
        self.add_error(refusal.name if refusal.name in self.fields else None, refusal.message)


class SheetForm(forms.Form):
    """A spreadsheet to be taken in."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    sheet = forms.FileField(
        label=later("Excel 文件"),
        help_text=later("用「空白表」填写后上传，第一行是栏目名称。有一处不对，整个文件都不会登记。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": later("请选择要导入的文件。"),
            "empty": later("这个文件是空的。"),
            "missing": later("请选择文件。"),
        },
    )

    def clean_sheet(self) -> Any:
        """Raises ValidationError for a file that is too large."""
        sheet = self.cleaned_data["sheet"]
        if sheet.size > LARGEST_SHEET:
            raise forms.ValidationError(
                _("文件超过%(size)sMB。请分成几个文件导入。") % {"size": LARGEST_SHEET // 1024 // 1024},
            )
        return sheet


class WithdrawForm(forms.Form):
    """Why an entry is struck out."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    reason = forms.CharField(
        label=later("撤销的理由"),
        max_length=300,
        error_messages={"required": later("请写明撤销的理由。")},
    )

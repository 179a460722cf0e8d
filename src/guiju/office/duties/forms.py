"""The forms of noting, correcting and withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.file_sizes import upload_limit
from guiju.office.documents.inspection import ENDINGS
from guiju.office.duties.actions import LONGEST_NOTE, LONGEST_NUMBER, LONGEST_REASON
from guiju.office.duties.models import Fulfilment, HowKept
from guiju.office.duties.rows import Row
from guiju.office.rulebook.labels import listed
from guiju.rules.bindingness import Strength

KINDS = [(kind.value, later(kind.label)) for kind in HowKept]


class NoteForm(forms.Form):
    """How a duty was kept. `version` is what the person saw: 0 for no note."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)
    kind = forms.ChoiceField(
        label=later("情况"), choices=KINDS, error_messages={"required": later("请选择办理的情况。")}
    )
    done_on = forms.DateField(
        label=later("办理日期"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": later("请填写办理日期。"),
            "invalid": later("办理日期要写成年-月-日，例如 2026-11-23。"),
        },
    )
    note = forms.CharField(
        label=later("情况说明"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("请写明办理的情况。")},
    )
    document_number = forms.CharField(
        label=later("文号或凭据名称"),
        max_length=LONGEST_NUMBER,
        required=False,
        help_text=later("文号和附件至少有一样，以便查证。"),
    )
    file = forms.FileField(
        label=later("附件"), required=False, error_messages={"empty": later("这个文件是空的。请检查后重新上传。")}
    )

    def __init__(self, data: Any = None, files: Any = None, *, row: Row, last: Fulfilment | None, **more: Any) -> None:
        super().__init__(data, files, initial={**_initial(last), **more.pop("initial", {})}, **more)
        endings, limit = listed(list(ENDINGS)), upload_limit()
        self.fields["file"].help_text = _("%(endings)s；不超过 %(limit)s MB。不得上传标有密级的材料。") % {
            "endings": endings,
            "limit": limit,
        }
        if row.strength is Strength.MUST:
            self.fields["kind"].choices = KINDS[:1]  # type: ignore[attr-defined] # a choice field, known here only as a field
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = HowKept.DONE
        if last and not last.withdrawn:
            wrong = {"required": _("请写明更正的理由。")}
            self.fields["reason"] = forms.CharField(
                label=_("更正的理由"), max_length=LONGEST_REASON, error_messages=wrong
            )


class WithdrawForm(forms.Form):
    """Why a note is struck out."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    reason = forms.CharField(
        label=later("撤销的理由"), max_length=LONGEST_REASON, error_messages={"required": later("请写明撤销的理由。")}
    )


def _initial(last: Fulfilment | None) -> dict[str, Any]:
    if last is None or last.withdrawn:
        return {"kind": HowKept.DONE, "version": last.version if last else 0}
    names = ("kind", "done_on", "note", "document_number", "version")
    return {name: getattr(last, name) for name in names}

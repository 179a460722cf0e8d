"""What every case begins with: its title and in which organ's name it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guiju.office.people.models import Organ
from guiju.office.rulebook.labels import filled_later

LONGEST_TITLE = 300


class HeadingForm(forms.Form):
    """Title and drafting organ. With a single organ nobody is asked."""

    title = forms.CharField(
        label=later("标题"),
        max_length=LONGEST_TITLE,
        help_text=later("一句话说清要办什么事。"),
        error_messages={
            "required": later("标题还没有填写。"),
            "max_length": filled_later("标题太长，最多 %(most)s 字。", most=LONGEST_TITLE),
        },
    )
    organ_code = forms.ChoiceField(label=later("起草（报送）单位"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    parent = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, organs: Sequence[Organ], token: str, parent: int | None = None) -> None:
        super().__init__(
            data, initial={"token": token, "parent": parent, "organ_code": organs[0].code if organs else ""}
        )
        self.organs = organs
        self.fields["organ_code"].choices = [(o.code, o.name) for o in organs]  # type: ignore[attr-defined] # a choice field, known here only as a field

    def organ(self) -> str:
        """The code of the drafting organ: the one chosen, else the first."""
        given = self.data.get("organ_code") if self.is_bound else ""
        known = [organ.code for organ in self.organs]
        return given if given in known else (known[0] if known else "")

    def wrong(self) -> list[tuple[str, str, str]]:
        """Field name, label and sentence of every mistake, for the summary."""
        return [(self[n].html_name, str(self[n].label), str(e)) for n, errors in self.errors.items() for e in errors]


class ChangeForm(forms.Form):
    """What a change of facts carries beside the facts: what was seen, and the reason once the case is on its way."""

    reason = forms.CharField(
        label=later("为什么更正"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": later("请写明为什么更正。")},
    )
    seq = forms.IntegerField(widget=forms.HiddenInput, required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Any = None, *, seq: int, token: str, needs_reason: bool) -> None:
        super().__init__(data, initial={"seq": seq, "token": token})
        if not needs_reason:
            del self.fields["reason"]

    def wrong(self) -> list[tuple[str, str, str]]:
        """Field name, label and sentence of every mistake, for the summary."""
        return [(self[n].html_name, str(self[n].label), str(e)) for n, errors in self.errors.items() for e in errors]

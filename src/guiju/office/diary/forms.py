"""Forms of the leaders' calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.diary.actions import Wanted
from guiju.office.diary.models import Kind

INSTANT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class EngagementForm(forms.Form):
    """A line of a leader's calendar."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**6)
    post = forms.ChoiceField(label=later("领导"), error_messages={"required": later("请选择领导。")})
    kind = forms.ChoiceField(label=later("类别"), error_messages={"required": later("请选择类别。")})
    title = forms.CharField(label=later("事由"), max_length=200, error_messages={"required": later("请填写事由。")})
    place = forms.CharField(label=later("地点"), max_length=100, required=False)
    starts_at = forms.DateTimeField(
        label=later("开始"), widget=INSTANT, error_messages={"required": later("请填写开始时间。")}
    )
    ends_at = forms.DateTimeField(
        label=later("结束"), widget=INSTANT, error_messages={"required": later("请填写结束时间。")}
    )
    anyway = forms.BooleanField(label=later("仍然登记"), required=False)

    def __init__(self, *args: Any, leaders: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].choices = [(str(key), title) for key, title in leaders]  # type: ignore[attr-defined] # a choice field
        self.fields["kind"].choices = [(kind.value, _(str(kind.label))) for kind in Kind]  # type: ignore[attr-defined] # a choice field

    def wanted(self) -> Wanted:
        """What was filled in."""
        return Wanted(**{name: self.cleaned_data[name] for name in Wanted.__dataclass_fields__})


class WithdrawForm(forms.Form):
    """Why a line is struck out."""

    prefix = "withdraw"
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    reason = forms.CharField(
        label=later("取消的原因"), max_length=200, error_messages={"required": later("请写明取消的原因。")}
    )

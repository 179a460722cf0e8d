"""Forms of seals: a new one, retiring one, a file to be verified."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guiju.office.rulebook.labels import filled_later
from guiju.office.rulebook.queries import vocabulary
from guiju.office.seals.actions import SIZES

LONGEST = 100


class SealForm(forms.Form):
    """A new seal, or one that replaces the one in use for its issuer."""

    name = forms.CharField(
        label=later("印章名称"),
        max_length=LONGEST,
        error_messages={
            "required": later("请填写印章名称。"),
            "max_length": filled_later("最多 %(most)s 字。", most=LONGEST),
        },
    )
    issuer = forms.ChoiceField(
        label=later("发文机关"),
        help_text=later("与公文的发文机关署名一致的，才能盖这枚印。"),
        error_messages={
            "required": later("请选择发文机关。"),
            "invalid_choice": later("没有这个发文机关，请重新选择。"),
        },
    )
    millimetres = forms.IntegerField(
        label=later("宽度（毫米）"),
        min_value=SIZES.start,
        max_value=SIZES.stop - 1,
        error_messages={
            "required": later("请填写印章在纸上的宽度。"),
            "invalid": later("宽度写成整数，例如 45。"),
            "min_value": later("印章宽度应在 20 到 60 毫米之间。"),
            "max_value": later("印章宽度应在 20 到 60 毫米之间。"),
        },
    )
    picture = forms.FileField(
        label=later("印章图片"),
        help_text=later("透明背景的 PNG，长宽 100 到 2000 像素，不超过 1 MB。"),
        error_messages={"required": later("请选择印章图片。"), "empty": later("这个文件是空的，请重新选择。")},
    )

    def __init__(self, *args: Any, issuers: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        usual = vocabulary().settings["seal_width"]
        self.fields["millimetres"].initial, self.fields["millimetres"].help_text = usual.value, usual.note
        self.fields["issuer"].choices = [(name, name) for name in issuers]  # type: ignore[attr-defined] # a choice field


class RetireForm(forms.Form):
    """Why a seal is used no longer."""

    reason = forms.CharField(
        label=later("停用理由"), max_length=300, error_messages={"required": later("请写明停用的理由。")}
    )


class VerifyForm(forms.Form):
    """A file that somebody holds."""

    file = forms.FileField(
        label=later("要核验的文件"),
        error_messages={"required": later("请选择要核验的文件。"), "empty": later("这个文件是空的，请重新选择。")},
    )

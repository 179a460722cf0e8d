"""Forms of taking an official text in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.file_sizes import upload_limit

KINDS = ".txt,.htm,.html,.docx,.pdf"


class TextForm(forms.Form):
    """The file, and which rule text it is where the district has several."""

    instrument = forms.ChoiceField(label=later("规则文本"), error_messages={"required": later("请选择是哪一部规则。")})
    file = forms.FileField(
        label=later("文件"),
        widget=forms.FileInput(attrs={"accept": KINDS}),
        error_messages={
            "required": later("请选择要导入的文件。"),
            "empty": later("这个文件是空的。"),
            "missing": later("请选择文件。"),
        },
    )

    def __init__(self, *args: Any, texts: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["instrument"].choices = texts  # type: ignore[attr-defined] # a choice field, known here only as a field
        if len(texts) == 1:
            self.fields["instrument"].widget = forms.HiddenInput()
            self.initial["instrument"] = texts[0][0]
        most = upload_limit()
        self.fields["file"].help_text = _(
            "TXT、网页、DOCX 或者有文字的 PDF，不超过%(most)sMB。先看预览，确认后才导入。"
        ) % {"most": most}

    def clean_file(self) -> Any:
        """Raises ValidationError for a file that is too large."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            most = upload_limit()
            message = _("「%(file)s」超过%(most)sMB，没有读入。请只上传规则文本本身，去掉图片和附件。")
            raise forms.ValidationError(message % {"file": file.name, "most": most})
        return file


class ConfirmForm(forms.Form):
    """What was shown, and that it is the right text where most of it differs."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sure = forms.BooleanField(label=later("我核对过：这就是本部规则的新文本"), required=False)

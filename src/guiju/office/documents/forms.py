"""Forms of documents. What was typed is kept by the views whatever the answer is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.documents.drafting import DraftText
from guiju.office.documents.inspection import ENDINGS

LONGEST_TEXT = 200_000
EARLIEST_YEAR = 1949


class DraftForm(forms.Form):
    """The text of a document. `based_on` is the version that the author saw."""

    title = forms.CharField(
        label=later("标题"),
        max_length=300,
        widget=forms.Textarea,
        help_text=later(
            "发文机关、事由、文种；长标题可以自行换行。",
        ),
    )
    addressees = forms.CharField(
        label=later("主送机关"),
        required=False,
        max_length=5000,
        widget=forms.Textarea,
        help_text=later("一行一个。"),
    )
    body = forms.CharField(
        label=later("正文"),
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea,
        help_text=later("直接写文字即可，一段一行；层次用 一、（一）1.（1）。"),
    )
    annexes = forms.CharField(
        label=later("附件正文"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea,
        help_text=later("每个附件先写一行「附件1」，下一行写附件名称，再写内容；只有一个附件时可以不写「附件」。"),
    )
    copied_to = forms.CharField(label=later("抄送机关"), required=False, max_length=5000, widget=forms.Textarea)
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def text(self) -> DraftText:
        """The words, with line ends as the product keeps them."""
        names = ("title", "addressees", "body", "annexes", "copied_to")
        return DraftText(**{name: str(self.cleaned_data[name]).replace("\r\n", "\n") for name in names})


class AttachmentForm(forms.Form):
    """A file and the kind of material that it is."""

    kind = forms.ChoiceField(label=later("材料种类"), error_messages={"required": later("请选择材料种类。")})
    file = forms.FileField(
        label=later("文件"),
        max_length=None,
        error_messages={"required": later("请选择要上传的文件。")},
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], limit: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("请选择")), *kinds]  # type: ignore[attr-defined] # a choice field, known here only as a field
        endings = "、".join(ENDINGS)
        self.fields["file"].help_text = _("%(endings)s；每个不超过 %(limit)s MB。不得上传标有密级的材料。") % {
            "endings": endings,
            "limit": limit // MEGABYTE,
        }


class PaperForm(forms.Form):
    """A DOCX to be checked or taken over as a draft."""

    file = forms.FileField(
        label=later("DOCX 文件"),
        max_length=None,
        error_messages={"required": later("请选择 DOCX 文件。")},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, *args: Any, limit: int, **options: Any) -> None:
        super().__init__(*args, **options)
        said = _("不超过 %(limit)s MB，只看不存。不得上传标有密级的材料。")
        self.fields["file"].help_text = said % {"limit": limit // (1024 * 1024)}


class NumberForm(forms.Form):
    """Up to which number a series is used, and why it is said by hand."""

    code = forms.ChoiceField(label=later("发文机关代字"))
    year = forms.IntegerField(label=later("年份"), min_value=EARLIEST_YEAR)
    last = forms.IntegerField(
        label=later("已用到"),
        min_value=0,
        max_value=99_999,
        help_text=later("下一份公文用它之后的号。"),
    )
    reason = forms.CharField(
        label=later("理由"), max_length=300, widget=forms.Textarea, help_text=later("例如：本系统启用前已印发1件。")
    )

    def __init__(self, *args: Any, codes: list[tuple[str, str]], latest_year: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].choices = [("", _("请选择")), *codes]  # type: ignore[attr-defined] # a choice field, known here only as a field
        self.latest_year = latest_year

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if year > self.latest_year:
            raise forms.ValidationError(_("最晚可以设置到%(latest_year)s年。") % {"latest_year": self.latest_year})
        return year

"""Forms of the document desk. What was typed is kept by the views whatever the answer is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.documents.inspection import ENDINGS
from guiju.office.registry.checks import CONFIRMED, REFUTED, Check, Verdict
from guiju.office.registry.deadlines import MOST_DAYS
from guiju.office.registry.errors import WrongNumber, WrongPaper
from guiju.office.registry.models import Channel, RegisterKind, Urgency
from guiju.office.registry.registering import NewPaper

Choices = Sequence[tuple[str, str]]
DAY = forms.DateInput(attrs={"type": "date"})


def translated(choices: Any) -> list[tuple[Any, str]]:
    """The choices of a column, in the language of the screen."""
    return [(value, _(str(label))) for value, label in choices]


def file_field(required: bool = False) -> forms.FileField:
    """A file to come with a paper."""
    accept = ",".join(f".{ending}" for ending in ENDINGS)
    return forms.FileField(
        label=later("扫描件"),
        required=required,
        widget=forms.FileInput(attrs={"accept": accept}),
        help_text=later("PDF、图片、DOCX、OFD 等。标有密级的公文不得登记上传。"),
        error_messages={"required": later("请选择要上传的文件。"), "empty": later("这个文件是空的。")},
    )


class Refusable(forms.Form):
    """A form that shows what an action refuses at the field that it is about."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def blame(self, refusal: Any) -> None:
        """Show a refusal of the action."""
        name = "wanted" if isinstance(refusal, WrongNumber) else getattr(refusal, "name", None)
        wrong = isinstance(refusal, WrongNumber | WrongPaper)
        self.add_error(name if wrong and name in self.fields else None, refusal.message)


class PaperForm(Refusable):
    """A paper entered by hand."""

    title = forms.CharField(label=later("标题"), max_length=300, error_messages={"required": later("请填写公文标题。")})
    other_side = forms.CharField(
        label=later("来文（主送）单位"), max_length=200, error_messages={"required": later("请填写来文或主送单位。")}
    )
    their_number = forms.CharField(label=later("文号"), required=False, max_length=60)
    came_on = forms.DateField(
        label=later("收到（送出）日期"), widget=DAY, error_messages={"required": later("请填写日期。")}
    )
    channel = forms.ChoiceField(label=later("途径"), initial=Channel.POST)
    urgency = forms.TypedChoiceField(label=later("紧急程度"), coerce=int, initial=0)
    act = forms.ChoiceField(
        label=later("按哪一类事项检查"), required=False, help_text=later("初审时列出这一类事项在本区规则中的各项要求。")
    )
    days = forms.IntegerField(
        label=later("办理期限（工作日）"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=later("从收到的次日起算，系统写明算法；来文写明日期的填下一项。"),
    )
    due_on = forms.DateField(label=later("来文写明的期限"), required=False, widget=DAY)
    wanted = forms.IntegerField(label=later("序号"), required=False, min_value=1, max_value=99_999)
    scan = file_field()

    def __init__(self, *args: Any, kind: str, acts: Choices, next_number: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        self.fields["channel"].choices = [c for c in translated(Channel.choices) if c[0] != Channel.SYSTEM]  # type: ignore[attr-defined] # a choice field
        self.fields["urgency"].choices = translated(Urgency.choices)  # type: ignore[attr-defined] # a choice field
        self.fields["act"].choices = [("", _("只登记，不检查")), *acts]  # type: ignore[attr-defined] # a choice field
        self.fields["wanted"].help_text = _("不填由系统编号，下一个是%(number)s。手填的不是下一个号会被拒绝。") % {
            "number": next_number
        }
        if not acts:
            del self.fields["act"]

    def paper(self) -> NewPaper:
        """What was entered."""
        given = {name: self.cleaned_data.get(name) for name in NewPaper.__dataclass_fields__ if name in self.fields}
        return NewPaper(kind=self.kind, **{name: value for name, value in given.items() if value is not None})


class NoteForm(Refusable):
    """A step that the desk notes."""

    prefix = "note"
    step = forms.ChoiceField(label=later("程序"))
    note = forms.CharField(
        label=later("情况"), max_length=500, widget=forms.Textarea, error_messages={"required": later("请写明情况。")}
    )
    done_on = forms.DateField(label=later("日期"), widget=DAY, error_messages={"required": later("请填写日期。")})

    def __init__(self, *args: Any, steps: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = steps  # type: ignore[attr-defined] # a choice field


class ReasonForm(Refusable):
    """Why a line is struck out."""

    prefix = "void"
    reason = forms.CharField(
        label=later("作废的理由"), max_length=300, error_messages={"required": later("请写明作废的理由。")}
    )


class NumberForm(Refusable):
    """Signing for a paper, with the serial when the desk types it itself."""

    prefix = "sign"
    wanted = forms.IntegerField(label=later("序号"), required=False, min_value=1, max_value=99_999)
    urgency = forms.TypedChoiceField(label=later("紧急程度"), coerce=int, required=False, empty_value=None)
    days = forms.IntegerField(
        label=later("办理期限（工作日）"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=later("紧急公文由办公室限定时间；从收到的次日起算，系统写明算法。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["urgency"].choices = translated(Urgency.choices)  # type: ignore[attr-defined] # a choice field


class CorrectForm(Refusable):
    """Mending what was entered of a paper."""

    prefix = "correct"
    other_side = forms.CharField(
        label=later("来文（主送）单位"), max_length=200, error_messages={"required": later("请填写来文或主送单位。")}
    )
    their_number = forms.CharField(label=later("文号"), required=False, max_length=60)
    urgency = forms.TypedChoiceField(label=later("紧急程度"), coerce=int)
    days = forms.IntegerField(
        label=later("办理期限（工作日）"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=later("不填的，期限不变。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["urgency"].choices = translated(Urgency.choices)  # type: ignore[attr-defined] # a choice field


class ScanForm(Refusable):
    """A file to be added to a paper."""

    prefix = "scan"
    scan = file_field(required=True)


class AgainForm(Refusable):
    """A mended paper that has come again, with or without its file."""

    prefix = "again"
    scan = file_field()


class ReviewForm(Refusable):
    """A verdict and a remark for every check; `words` is the desk's opinion."""

    words = forms.CharField(label=later("初审意见"), required=False, max_length=500, widget=forms.Textarea)

    def __init__(self, *args: Any, checks: Sequence[Check], **options: Any) -> None:
        super().__init__(*args, **options)
        self.checks = checks
        self.names = {check.id: f"check{place}" for place, check in enumerate(checks)}
        choices = [(CONFIRMED, _("符合")), (REFUTED, _("不符合"))]
        for name in self.names.values():
            self.fields[name] = forms.ChoiceField(choices=choices, required=False)
            self.fields[f"{name}_remark"] = forms.CharField(required=False, max_length=200)

    def verdicts(self) -> list[Verdict]:
        """What was chosen so far."""
        return [
            Verdict(check, self.cleaned_data.get(name, ""), self.cleaned_data.get(f"{name}_remark", ""))
            for check, name in self.names.items()
        ]


class ProposalForm(Refusable):
    """Proposed handling. `asks_kind`: the paper has no matter yet."""

    prefix = "propose"
    text = forms.CharField(
        label=later("拟办意见"),
        max_length=500,
        widget=forms.Textarea,
        error_messages={"required": later("请写明拟办意见。")},
    )
    lead = forms.ChoiceField(label=later("主办单位"), error_messages={"required": later("请选择主办单位。")})
    assisting = forms.MultipleChoiceField(label=later("协办单位"), required=False, widget=forms.CheckboxSelectMultiple)
    leaders = forms.TypedMultipleChoiceField(
        label=later("拟送领导"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=later("不选的，送分管主办单位的区领导。不在流程里的以传阅方式送阅。"),
    )
    paper_kind = forms.ChoiceField(label=later("来文种类"), required=False)
    calls_for_action = forms.BooleanField(label=later("有请示事项，要领导作决定"), required=False)
    forward = forms.BooleanField(label=later("随拟办意见呈送，办结本单位的环节"), required=False, initial=True)

    def __init__(
        self, *args: Any, organs: Choices, leaders: Choices, kinds: Choices, asks_kind: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("lead", [("", _("请选择")), *organs]), ("assisting", organs), ("leaders", leaders)):
            self.fields[name].choices = choices  # type: ignore[attr-defined] # choice fields
        self.fields["paper_kind"].choices = [("", _("请选择")), *kinds]  # type: ignore[attr-defined] # a choice field
        if not asks_kind:
            del self.fields["paper_kind"], self.fields["calls_for_action"]


class SeriesForm(Refusable):
    """Up to which number a series is used elsewhere, and why."""

    kind = forms.ChoiceField(label=later("登记簿"), error_messages={"required": later("请选择登记簿。")})
    year = forms.IntegerField(label=later("年份"), error_messages={"required": later("请填写年份。")})
    last = forms.IntegerField(
        label=later("已用到"),
        help_text=later("在别处已经用到几号；下一份用它之后的号。"),
        error_messages={"required": later("请填写已经用到几号。"), "invalid": later("请填写整数。")},
    )
    reason = forms.CharField(
        label=later("理由"),
        max_length=300,
        widget=forms.Textarea,
        help_text=later("例如：原系统已登记到120号。"),
        error_messages={"required": later("请写明理由。")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = translated(RegisterKind.choices)  # type: ignore[attr-defined] # a choice field

    def said(self) -> dict[str, Any]:
        """What the action is told."""
        return {name: self.cleaned_data[name] for name in ("kind", "year", "last", "reason")}

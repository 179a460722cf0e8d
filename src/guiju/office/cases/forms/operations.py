"""One form for each operation on a case. `arguments` is what its action is called with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.actions import Result
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.forms.fields import field_of, raw_of, typed_for
from guiju.office.cases.handwriting import HandwritingRefused, kept_handwriting
from guiju.office.cases.phrases import own_phrases
from guiju.office.cases.queries import Allowed
from guiju.office.rulebook.labels import english, filled_later
from guiju.rules.instruments.answers import Answer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 2000
RESULT = "found_"
KEEP = ""
CARRIED = ("step", "post", "seq", "token")


def words(
    label: StrOrPromise, *, needed: StrOrPromise = "", rows: int = 3, help_text: StrOrPromise = ""
) -> forms.CharField:
    """A field for words; `needed` is the sentence for when there are none."""
    return forms.CharField(
        label=label,
        required=bool(needed),
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed, "max_length": filled_later("最多 %(most)s 字。", most=LONGEST)},
    )


class OperationForm(forms.Form):
    """What every operation carries: the step, the post, what was seen, and the mark against a second click."""

    step = forms.CharField(required=False, widget=forms.HiddenInput)
    post = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seq = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, desk: Desk, allowed: Allowed, token: str = "", on_page: bool = False
    ) -> None:
        """`on_page`: several forms stand on one page, so that their fields need names of their own."""
        self.desk, self.allowed = desk, allowed
        first = {"step": allowed.step_key, "post": allowed.post or None, "token": token}
        first["seq"] = desk.file.state.head_seq
        prefix = f"{allowed.operation}_{_short(allowed.step_key)}" if on_page else None
        super().__init__(data, initial=first, prefix=prefix, auto_id=False)
        self.offer()

    def add_prefix(self, field_name: str) -> str:
        """What is hidden is named alike in every form."""
        return field_name if field_name in CARRIED else super().add_prefix(field_name)

    def offer(self) -> None:
        """Set what may be chosen."""

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the action."""
        return {}

    def seen(self) -> dict[str, Any]:
        """What the actor of the action is told: the post, the last entry seen, the mark."""
        given = self.cleaned_data
        return {"post": given["post"], "seq": given["seq"], "token": given["token"]}

    def wrong(self) -> list[tuple[str, str, str]]:
        """Field name, label and sentence of every mistake, for the summary."""
        return [(self[n].html_name, str(self[n].label), str(e)) for n, errors in self.errors.items() for e in errors]

    def typed(self) -> list[tuple[str, str]]:
        """Label and words of everything that was typed, so that it can be kept when the form is gone."""
        return [(str(f.label), str(f.value())) for f in self.visible_fields() if f.value() not in (None, "", [], False)]

    def _set(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field, known here only as a field

    def _in_step(self) -> dict[str, Any]:
        return {"step": self.cleaned_data["step"] or self.allowed.step_key}


class WordsForm(OperationForm):
    """Agree, tick, sign, countersign: a stock phrase, words of one's own, or nothing."""

    phrases: Mapping[str, tuple[str, ...]] = {
        "agree": ("同意。", "拟同意，请领导审示。", "原则同意，请按程序办理。"),  # in Chinese
        "tick": ("已阅。", "同意。"),  # in Chinese
        "sign": ("同意印发。", "同意。", "请按程序印发。"),  # in Chinese
        "countersign": ("同意会签。", "无不同意见。"),  # in Chinese
        "opine": ("无不同意见。", "同意，意见附后。"),  # in Chinese
        "instruct": ("请研究提出意见。", "请抓紧办理，并反馈结果。"),  # in Chinese
    }
    phrase = forms.ChoiceField(label=later("常用语"), required=False)
    text = words(later("意见"), help_text=later("会写进签批单。"))
    handwriting = forms.CharField(
        label=later("手写意见"), required=False, widget=forms.HiddenInput(attrs={"data-handwriting": ""})
    )
    takes_result = False

    def offer(self) -> None:
        operation = self.allowed.operation
        own = own_phrases(self.desk.file.person, operation)
        stock = dict.fromkeys([*own, *self.phrases.get(operation, ())])
        self._set("phrase", [(KEEP, _("不用常用语")), *((phrase, phrase) for phrase in stock)])
        if self.takes_result:
            for name, usual in self.desk.results(self.allowed.step_key).items():
                fact = self.desk.asked.facts[name]
                # "Not yet" is no outcome.
                field = field_of(fact, [c for c in self.desk.asked.choices(fact) if c[0] != fact.default])
                field.initial = typed_for(fact, usual)
                field.help_text = field.help_text or _("由本环节作出，会影响后面的流程。")
                self.fields[RESULT + name] = field

    def clean_handwriting(self) -> str:
        """Raises ValidationError for what is no handwriting."""
        try:
            return kept_handwriting(str(self.cleaned_data["handwriting"]))
        except HandwritingRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def arguments(self) -> dict[str, Any]:
        found = {**self._in_step(), "text": self.said(), "handwriting": self.cleaned_data.get("handwriting", "")}
        result = self.result() if self.takes_result else None
        return found | ({"result": result} if result else {})

    def said(self) -> str:
        """The stock phrase with the words of one's own after it."""
        return str(self.cleaned_data.get("phrase", "")) + str(self.cleaned_data.get("text", ""))

    def result(self) -> Result | None:
        """The facts found out, where they are other than usual; the usual ones follow from the step itself."""
        usual = self.desk.results(self.allowed.step_key)
        given = {n: raw_of(self.desk.asked.facts[n], self.cleaned_data.get(RESULT + n)) for n in usual}
        facts = {name: value for name, value in given.items() if value not in (None, usual[name])}
        return Result(facts) if facts else None


class AnswerForm(WordsForm):
    """Words with one of the answers that the step offers, besides simply doing it or instead."""

    simply: StrOrPromise = ""
    """The words of simply doing it; "": one of the answers must be chosen."""

    def offer(self) -> None:
        super().offer()
        answers = self.desk.answers(self.allowed.step_key)
        if not answers:
            return
        choices = [(KEEP, str(self.simply))] if self.simply else []
        choices += [(answer.code, answer.en if english() else answer.zh) for answer in answers]
        field = forms.ChoiceField(label=_("答复"), choices=choices, widget=forms.RadioSelect, required=not self.simply)
        field.initial = KEEP if self.simply else None
        field.error_messages["required"] = _("请选择协调的结果。")
        self.fields = {"answer": field, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where the answer needs words and there are none."""
        answer = self._answer()
        written = self.cleaned_data.get("text", "").strip() or self.cleaned_data.get("handwriting")
        if answer and answer.grounds and not written:
            self.add_error("text", _("请写明具体内容和理由（键入或手写）。"))
        return self.cleaned_data

    def said(self) -> str:
        """An answer has its own words: a stock phrase of agreement would contradict it."""
        return str(self.cleaned_data.get("text", "")) if self._answer() else super().said()

    def arguments(self) -> dict[str, Any]:
        return super().arguments() | {"answer": self.cleaned_data.get("answer", "")}

    def _answer(self) -> Answer | None:
        code = self.cleaned_data.get("answer")
        return next((a for a in self.desk.answers(self.allowed.step_key) if a.code == code), None)


class CountersignForm(AnswerForm):
    """Countersign, or say that one does not agree."""

    simply = later("同意会签")


class AgreeForm(AnswerForm):
    """Agree, with what was found out."""

    takes_result = True


class WrittenForm(WordsForm):
    """An opinion or an instruction: words are needed."""

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError without words, typed or by hand."""
        written = self.said().strip() or self.cleaned_data.get("handwriting") or "handwriting" in self.errors
        if not written:
            self.add_error("text", _("请写明意见（键入或手写），或选一句常用语。"))
        return self.cleaned_data


class OpineForm(WrittenForm):
    """An opinion, with what was found out."""

    takes_result = True


class RecordForm(WordsForm):
    """Something done elsewhere: its day and its evidence."""

    takes_result = True

    done_on = forms.DateField(
        label=later("办理日期"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": later("请填写实际办理的日期。"), "invalid": later("日期写作 2024-04-02，请改正。")},
    )
    evidence = forms.CharField(
        label=later("凭据"),
        max_length=500,
        help_text=later("文号、回函、链接或材料名称。"),
        error_messages={"required": later("请写明办理凭据。")},
    )
    text = words(later("办理情况"), rows=2)
    field_order = ("done_on", "evidence")

    def offer(self) -> None:
        super().offer()
        self.fields.pop("phrase")
        self.fields.pop("handwriting")
        self.fields["done_on"].initial = self.desk.on

    def arguments(self) -> dict[str, Any]:
        given, said = self.cleaned_data, super().arguments()
        said.pop("handwriting")
        return said | {"done_on": given["done_on"], "evidence": given["evidence"]}


def _short(step_key: str) -> str:
    """A step's key as part of an id of the page."""
    return "".join(c if c.isalnum() else "_" for c in step_key)

"""Forms of the operations beside the main one: handing in, returning, passing on, choosing, judging, ending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.forms.operations import (
    AgreeForm,
    CountersignForm,
    OperationForm,
    OpineForm,
    RecordForm,
    WordsForm,
    WrittenForm,
    words,
)
from guiju.office.cases.forms.signing import SIGNING_FORMS
from guiju.office.rulebook.labels import cited, label, listed

REASON = later("请写明理由。")
YES_NO = [("yes", later("是")), ("no", later("否"))]


class HandInForm(OperationForm):
    """Hand in; a reason for each softer rule that is not kept. The action says all at once what is lacking."""

    def offer(self) -> None:
        for place, finding in enumerate(self.desk.to_explain()):
            cites = listed([cited(cite) for cite in finding.cites])
            label, help_text = (
                _("%(message)s：为什么这样报") % {"message": finding.message},
                _("%(cites)s。可以例外，但须说明理由，理由会留痕。") % {"cites": cites},
            )
            self.fields[f"why_{place}"] = words(label, rows=2, help_text=help_text)

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"reasons": {finding.id: given[f"why_{place}"] for place, finding in enumerate(self.desk.to_explain())}}


class ReasonForm(OperationForm):
    """Withdraw, suspend, resume, void: with a reason."""

    reason = words(later("理由"), needed=REASON, rows=2)

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class WaiveForm(ReasonForm):
    """Go on though a softer rule that holds the case is not kept."""

    finding = forms.ChoiceField(
        label=later("哪一项要求可以例外"),
        widget=forms.RadioSelect,
        error_messages={
            "required": later("请选择是哪一项要求。"),
            "invalid_choice": later("这一要求现在没有拦住本事项，请重新选择。"),
        },
    )
    reason = words(later("为什么可以例外"), needed=REASON, rows=2, help_text=later("理由会留痕，并注明所依据的条款。"))
    field_order = ("finding", "reason")

    def offer(self) -> None:
        found = [(f.id, f"{f.message}（{listed([cited(cite) for cite in f.cites])}）") for f in self.desk.waivable()]
        self._set("finding", found)
        self.fields["finding"].initial = found[0][0] if len(found) == 1 else None

    def arguments(self) -> dict[str, Any]:
        return {"finding": self.cleaned_data["finding"], **super().arguments()}


class SkipForm(ReasonForm):
    """Leave out a step that a softer rule asks for."""

    def arguments(self) -> dict[str, Any]:
        return {**self._in_step(), **super().arguments()}


class SendBackForm(SkipForm):
    """Return to the drafter or to an earlier step."""

    to = forms.ChoiceField(label=later("退回到"), required=False)
    reason = words(later("退回的理由"), needed=later("请写明退回的理由，让对方知道要改什么。"), rows=3)
    field_order = ("to", "reason")

    def offer(self) -> None:
        self._set("to", self.desk.return_targets(self.allowed.step_key))

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "to": self.cleaned_data["to"]}


class TransferForm(SkipForm):
    """Hand the task to another post."""

    to_post = forms.ChoiceField(label=later("转给"), error_messages={"required": later("请选择转给谁。")})
    field_order = ("to_post", "reason")

    def offer(self) -> None:
        self._set("to_post", [("", _("请选择")), *self.desk.transfer_targets(self.allowed.post)])

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "to_post": int(self.cleaned_data["to_post"])}


class ChooseForm(OperationForm):
    """Decide which of the roles that the text leaves open acts."""

    role = forms.ChoiceField(
        label=later("由谁办理"), widget=forms.RadioSelect, error_messages={"required": later("请选择由谁办理。")}
    )

    def offer(self) -> None:
        bodies, roles = self.desk.asked.bodies(), self.desk.asked.vocabulary.roles
        self._set(
            "role", [(role, bodies.get(str(roles[role].body), label(roles[role]))) for role in self.allowed.roles]
        )

    def arguments(self) -> dict[str, Any]:
        return {**self._in_step(), "role": self.cleaned_data["role"]}


class JudgeForm(ReasonForm):
    """Decide a fact that only a person may decide."""

    fact = forms.ChoiceField(label=later("判断什么"), error_messages={"required": later("请选择要判断的情况。")})
    value = forms.ChoiceField(label=later("结论"), choices=YES_NO, widget=forms.RadioSelect)
    field_order = ("fact", "value", "reason")

    def offer(self) -> None:
        known = self.desk.file.state.facts
        found = {name: (fact, known.get(name, fact.default)) for name, fact in self.desk.judgements().items()}
        labels = [
            (name, _("%(fact)s（现为%(value)s）") % {"fact": label(fact), "value": _("是") if value else _("否")})
            for name, (fact, value) in found.items()
        ]
        self._set("fact", [("", _("请选择")), *labels])

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"fact": given["fact"], "value": given["value"] == "yes", "reason": given["reason"]}


class CommentForm(OperationForm):
    """A remark that changes nothing."""

    text = words(later("留言"), needed=later("请写下留言。"), rows=2)

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


class UrgeForm(OperationForm):
    """Remind those who are asked."""

    text = words(later("催办的话"), rows=2, help_text=later("不写就是「请尽快办理。」"))

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


class CirculateForm(OperationForm):
    """Ask posts to read the paper."""

    posts = forms.MultipleChoiceField(
        label=later("传阅给"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("请选择传阅给谁。")},
    )
    note = words(later("附言"), rows=2)

    def offer(self) -> None:
        self._set("posts", self.desk.readers())

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"posts": [int(post) for post in given["posts"]], "note": given["note"]}


class OutcomeForm(OperationForm):
    """What a meeting decided."""

    passes = forms.ChoiceField(
        label=later("会议结果"),
        choices=[("yes", later("通过，继续办理")), ("no", later("未通过，退回起草单位"))],
        widget=forms.RadioSelect,
        error_messages={"required": later("请选择会议结果。")},
    )
    text = words(later("会议意见"), help_text=later("未通过的，要写明理由。"))
    evidence = forms.CharField(label=later("凭据"), max_length=500, required=False, help_text=later("会议纪要的文号。"))

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        passes = given["passes"] == "yes"
        outcome = "passed" if passes else "rejected"
        more = {"text": given["text"], "evidence": given["evidence"]}
        return {**self._in_step(), "outcome": outcome, "passes": passes, **more}


FORMS: Mapping[str, type[OperationForm]] = {
    "hand_in": HandInForm,
    "waive": WaiveForm,
    **SIGNING_FORMS,
    "agree": AgreeForm,
    "tick": WordsForm,
    "sign": WordsForm,
    "countersign": CountersignForm,
    "opine": OpineForm,
    "instruct": WrittenForm,
    "record": RecordForm,
    "record_outcome": OutcomeForm,
    "choose": ChooseForm,
    "send_back": SendBackForm,
    "transfer": TransferForm,
    "judge": JudgeForm,
    "skip": SkipForm,
    "withdraw": ReasonForm,
    "circulate": CirculateForm,
    "urge": UrgeForm,
    "comment": CommentForm,
    "suspend": ReasonForm,
    "resume": ReasonForm,
    "void": ReasonForm,
}

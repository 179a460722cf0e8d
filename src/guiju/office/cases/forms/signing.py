"""Forms for adding and removing signers, opinions asked for, reading, and an administrator's rescue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.forms.operations import OperationForm, words
from guiju.office.cases.queries.signing import removable_signers
from guiju.office.cases.side_state import ASKED, Ask
from guiju.office.cases.state import TODO, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.rulebook.labels import choices, label, with_value
from guiju.rules.facts import FactKind, FactType

REASON = later("请写明理由。")
PLACES = [
    ("before", later("我之前：他们签完才轮到我")),
    ("beside", later("与我同时")),
    ("after", later("我之后：下一环节之前")),
]
MODES = [("all", later("都要签")), ("any", later("一人签即可")), ("in_order", later("按上面的次序依次签"))]


def _day(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    wrong = {"invalid": later("日期写作 2024-04-02，请改正。")}
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text, error_messages=wrong)


def _people(label: Any, required: Any) -> forms.MultipleChoiceField:
    wrong = {"required": required, "invalid_choice": later("有一项不在列表中，请重新勾选。")}
    return forms.MultipleChoiceField(label=label, widget=forms.CheckboxSelectMultiple, error_messages=wrong)


def _one(label: Any, required: Any) -> forms.ChoiceField:
    wrong = {"required": required, "invalid_choice": later("这一项现在不能选了，请重新选择。")}
    return forms.ChoiceField(label=label, error_messages=wrong)


def _radios(label: Any, given: list[tuple[str, Any]]) -> forms.ChoiceField:
    wrong = {"required": later("请选择。"), "invalid_choice": later("没有这个选项，请重新选择。")}
    return forms.ChoiceField(
        label=label, choices=given, initial=given[0][0], widget=forms.RadioSelect, error_messages=wrong
    )


class AddSignerForm(OperationForm):
    """Have others countersign before, beside or after oneself."""

    posts = _people(later("请谁会签"), later("请选择请谁会签。"))
    place = _radios(later("加在哪里"), PLACES)
    mode = _radios(later("怎样签"), MODES)
    reason = words(later("加签的理由"), needed=REASON, rows=2)

    def offer(self) -> None:
        self._set("posts", self.desk.readers())

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        posts = [int(post) for post in given["posts"]]
        said = {name: given[name] for name in ("place", "mode", "reason")}
        return {**self._in_step(), "posts": posts, **said}


class RemoveSignerForm(OperationForm):
    """Ask somebody no longer."""

    signer = _one(later("去掉谁"), later("请选择去掉谁。"))
    reason = words(later("减签的理由"), needed=REASON, rows=2)

    def offer(self) -> None:
        names = self.desk.post_names
        found = [
            (f"{step.key}|{post}", f"{names.get(post, post)} · {step_words(step)}")
            for step, post in removable_signers(self.desk.file)
        ]
        self._set("signer", [("", _("请选择")), *found])

    def arguments(self) -> dict[str, Any]:
        step, _bar, post = self.cleaned_data["signer"].rpartition("|")
        return {"step": step, "post": int(post), "reason": self.cleaned_data["reason"]}


class AskOpinionForm(OperationForm):
    """Ask others what they think; the decision stays with the asker."""

    posts = _people(later("征询谁"), later("请选择征询谁的意见。"))
    question = words(later("征询什么"), needed=later("请写明要征询什么。"), rows=2)
    wish_on = _day(later("希望何时答复"), later("可以不填。没有答复也不影响您先作决定。"))

    def offer(self) -> None:
        self._set("posts", self.desk.readers())

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        posts = [int(post) for post in given["posts"]]
        return {**self._in_step(), "posts": posts, "question": given["question"], "wish_on": given["wish_on"]}


class AnswerForm(OperationForm):
    """Answer what one was asked."""

    text = words(later("答复"), needed=later("请写明您的意见。"), rows=3)

    def offer(self) -> None:
        found = [ask for ask in self.desk.file.state.asks if f"{ASKED}{ask.number}" == self.allowed.step_key]
        if found:
            self.fields["text"].label = found[0].question
            self.fields["text"].help_text = _("只是答复征询；事项仍由征询的人决定。")

    def arguments(self) -> dict[str, Any]:
        return {**self._in_step(), "text": self.cleaned_data["text"]}


class RecallForm(OperationForm):
    """Take a question back."""

    ask = _one(later("收回哪一项征询"), later("请选择收回哪一项。"))
    reason = words(later("说明"), rows=2)

    def offer(self) -> None:
        waiting = [ask for ask in self.desk.file.state.asks if ask.state == TODO]
        self._set("ask", [(str(ask.number), self._named(ask)) for ask in waiting])

    def _named(self, ask: Ask) -> str:
        return f"{self.desk.post_names.get(ask.post, ask.post)} · {ask.question}"

    def arguments(self) -> dict[str, Any]:
        return {"ask": int(self.cleaned_data["ask"]), "reason": self.cleaned_data["reason"]}


class ReadForm(OperationForm):
    """Tick a circulated paper off, with a remark or none."""

    text = words(later("阅后意见"), rows=2, help_text=later("可以不写。"))

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


class RescueForm(OperationForm):
    """What every rescue carries: why. It is kept and somebody else looks at it."""

    reason = words(
        later("处置的理由"), needed=REASON, rows=2, help_text=later("会留痕，并由另一人在「管理员处置」中复核。")
    )

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class ReassignForm(RescueForm):
    """Hand a task to any other post."""

    task = _one(later("改派哪一项"), later("请选择改派哪一项。"))
    to_post = _one(later("改派给"), later("请选择改派给谁。"))
    field_order = ("task", "to_post", "reason")

    def offer(self) -> None:
        names = self.desk.post_names
        found = [
            (f"{step.key}|{post}", f"{step_words(step)} · {names.get(post, post)}")
            for step in self.desk.file.state.active_steps()
            for _place, seat in step.open_seats()
            for post in seat.posts
        ]
        self._set("task", [("", _("请选择")), *found])
        self._set("to_post", [("", _("请选择")), *self.desk.readers()])

    def arguments(self) -> dict[str, Any]:
        step, _bar, post = self.cleaned_data["task"].rpartition("|")
        target = int(self.cleaned_data["to_post"])
        return {"step": step, "from_post": int(post), "to_post": target, **super().arguments()}


class JumpForm(RescueForm):
    """Move the case to another step."""

    to = _one(later("跳到哪一环节"), later("请选择跳到哪一环节。"))
    field_order = ("to", "reason")

    def offer(self) -> None:
        self._set("to", [("", _("请选择")), *((step.key, step_words(step)) for step in self._targets())])

    def _targets(self) -> Iterator[StepState]:
        state = self.desk.file.state
        active = {step.key for step in state.active_steps()}
        steps = sorted(state.steps.values(), key=lambda step: step.order)
        yield from (step for step in steps if step.key not in active | state.additions.keys())

    def arguments(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["to"], **super().arguments()}


class CorrectForm(RescueForm):
    """Put a plain fact right, or only work out again who is asked."""

    fact = forms.ChoiceField(
        label=later("更正哪一项要素"),
        required=False,
        help_text=later("不选就只按现在的组织和分工重新确定流程和办理人。须由人判断的，不能在这里改。"),
        error_messages={"invalid_choice": later("这一项现在不能选了，请重新选择。")},
    )
    field_order = ("fact", "reason")

    def offer(self) -> None:
        self._set("fact", [("", _("不更正要素")), *((f"{n}|{v}", words) for n, v, words in self._values())])

    def _values(self) -> Iterator[tuple[str, str, str]]:
        facts, decisive = self.desk.asked.facts, self.desk.asked.decisive()
        for name, fact in facts.items():
            if name not in decisive or fact.kind is FactKind.JUDGEMENT:
                continue
            if fact.type is FactType.BOOLEAN:
                yield from (
                    (name, value, with_value(label(fact), said)) for value, said in (("yes", _("是")), ("no", _("否")))
                )
            elif fact.type is FactType.CHOICE:
                yield from ((name, value, with_value(label(fact), said)) for value, said in choices(fact).items())

    def arguments(self) -> dict[str, Any]:
        name, _bar, value = self.cleaned_data["fact"].partition("|")
        boolean = name and self.desk.asked.facts[name].type is FactType.BOOLEAN
        facts = {name: value == "yes" if boolean else value} if name else {}
        return {"facts": facts, **super().arguments()}


SIGNING_FORMS: Mapping[str, type[OperationForm]] = {
    "read": ReadForm,
    "add_signer": AddSignerForm,
    "remove_signer": RemoveSignerForm,
    "ask_opinion": AskOpinionForm,
    "answer": AnswerForm,
    "recall_opinion": RecallForm,
    "reassign": ReassignForm,
    "jump": JumpForm,
    "correct": CorrectForm,
}

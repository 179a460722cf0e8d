"""Forms of meetings: typed input with Chinese sentences. What the rules say is asked by the actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import gettext_noop as N_

from guiju.office.meetings.actions import Called, Note
from guiju.office.meetings.models import Outcome, Presence
from guiju.office.rulebook.labels import listed

STATUSES = [("", N_("未登记")), *Presence.choices]
"""Said by the template, as the choices of a model are."""
OUTCOMES = list(Outcome.choices)
PRESENT = Presence.PRESENT.value
MOST_DIGITS = 6


class ChangeForm(forms.Form):
    """A sitting's day, time, place and number."""

    held_on = forms.DateField(
        label=later("日期"),
        error_messages={"required": later("请填写日期。"), "invalid": later("日期应写作 2026-03-16。")},
    )
    starts_at = forms.TimeField(
        label=later("时间"),
        required=False,
        error_messages={"invalid": later("时间应写作 14:30。")},
    )
    ends_at = forms.TimeField(
        label=later("预计结束"),
        required=False,
        error_messages={"invalid": later("时间应写作 14:30。")},
    )
    place = forms.CharField(label=later("地点"), required=False, max_length=100)
    ordinal = forms.IntegerField(
        label=later("次数"),
        required=False,
        min_value=1,
        max_value=10**MOST_DIGITS,
        help_text=later("不填则接着上一次会议的次数。"),
        error_messages={"invalid": later("次数应是整数，例如 84。"), "min_value": later("次数从 1 起。")},
    )
    types = {"held_on": "date", "starts_at": "time", "ends_at": "time", "place": "text", "ordinal": "number"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, kind in self.types.items():
            self.fields[name].widget.input_type = kind

    def offer(self, rooms: Sequence[str]) -> None:
        """Name the district's rooms, which are watched for two sittings at one time."""
        if rooms:
            said = _("会议室：%(rooms)s。写会议室的全名，系统查看同一时间有没有别的会议。")
            self.fields["place"].help_text = said % {"rooms": listed(list(rooms))}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = given.get("starts_at"), given.get("ends_at")
        if ends and (begins is None or ends <= begins):
            self.add_error("ends_at", _("预计结束的时间应晚于开始的时间。"))
        return given

    def called(self) -> Called:
        """What was asked for; call only on a valid form."""
        given = self.cleaned_data
        when = {"held_on": given["held_on"], "starts_at": given["starts_at"], "ends_at": given["ends_at"]}
        return Called(given.get("body", ""), place=given["place"], ordinal=given["ordinal"], **when)


class CallForm(ChangeForm):
    """A sitting to be put into the calendar."""

    body = forms.ChoiceField(
        label=later("会议"),
        error_messages={"required": later("请选择会议。"), "invalid_choice": later("本区没有这一种会议，请重新选择。")},
    )
    field_order = ("body",)

    def __init__(self, *args: Any, bodies: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- narrows the type
        field.choices = [("", _("请选择")), *bodies.items()]


def notes_from(posted: Mapping[str, Any]) -> Iterator[Note]:
    """The notes of an attendance form: `status-<post>` and `reason-<post>`; anything else is not ours."""
    for name, value in posted.items():
        start, _, post = name.partition("-")
        if start == "status" and post.isdecimal() and len(post) <= MOST_DIGITS * 3:
            yield Note(int(post), str(value), str(posted.get(f"reason-{post}", "")))


def number_in(posted: Mapping[str, Any], name: str) -> int | None:
    """A whole number of a form; None when it is none."""
    text = str(posted.get(name, ""))
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS * 3 else None

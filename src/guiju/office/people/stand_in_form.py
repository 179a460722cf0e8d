"""The form with which somebody asks another to stand in for their post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.people.directory import NamedPost
from guiju.office.people.errors import PostMissing
from guiju.office.people.models import Post
from guiju.office.people.queries import post_of
from guiju.office.rulebook.labels import filled_later

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def day_field(label: StrOrPromise, *, required: bool, help_text: StrOrPromise = "") -> forms.DateField:
    """A day, typed or picked."""
    wrong: dict[str, StrOrPromise] = {
        "required": filled_later("请填写%(label)s。", label=label),
        "invalid": later("日期写作 2024-04-02，请改正。"),
    }
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, error_messages=wrong, help_text=help_text)


class StandInForm(forms.Form):
    """Which of one's posts, by whom, from when until when (that day included), on what basis."""

    of_post = forms.ChoiceField(label=later("我的职务"), error_messages={"required": later("请选择由他人代行的职务。")})
    by_post = forms.ChoiceField(label=later("由谁代行"), error_messages={"required": later("请选择由谁代行。")})
    since_on = day_field(later("起"), required=True)
    last_on = day_field(later("止（含当天）"), required=False, help_text=later("不填就是到您结束为止。"))
    basis = forms.CharField(
        label=later("依据或事由"),
        max_length=200,
        required=False,
        help_text=later("例如：离京出差期间委托主持工作。"),
    )

    def __init__(self, data: Any, *, own: Sequence[Post], others: Iterable[NamedPost], today: date) -> None:
        super().__init__(data, initial={"since_on": today, "of_post": own[0].pk if own else ""})
        self.own = {str(post.pk): post for post in own}
        self.today = today
        keys = {post.pk for post in own}
        named = [(str(p.post), f"{p.title} {p.holder}") for p in others if p.holder and p.post not in keys]
        self.fields["of_post"].choices = [(key, post.title) for key, post in self.own.items()]  # type: ignore[attr-defined] # a choice field, known here only as a field
        self.fields["by_post"].choices = [("", _("请选择")), *named]  # type: ignore[attr-defined] # a choice field, known here only as a field

    def clean(self) -> dict[str, Any]:
        """The span must run forwards and may not begin in the past."""
        since, last = self.cleaned_data.get("since_on"), self.cleaned_data.get("last_on")
        if since and since < self.today:
            self.add_error("since_on", _("不能从已经过去的日子开始委托。"))
        if last == date.max:
            self.add_error("last_on", _("日期写作 2024-04-02，请改正。"))
        if since and last and last < since:
            self.add_error("last_on", _("截止日早于起始日，请改正。"))
        return self.cleaned_data

    def chosen(self) -> Post:
        """The post that was chosen to stand in. Raises PostMissing when it has gone since."""
        of_post = self.own[self.cleaned_data["of_post"]]
        found = post_of(of_post.district_id, int(self.cleaned_data["by_post"]))
        if found is None:
            raise PostMissing(_("所选的职务已经没有了。"), _("请重新选择由谁代行。"))
        return found

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of `actions.commission_stand_in`."""
        given = self.cleaned_data
        last = given["last_on"]
        return {
            "of_post": self.own[given["of_post"]],
            "by_post": self.chosen(),
            "since_on": given["since_on"],
            "until_on": last + timedelta(days=1) if last else None,
            "basis": given["basis"],
        }

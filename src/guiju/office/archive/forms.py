"""Forms of the archive: filing, correcting, handing over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guiju.office.archive.actions import Entry
from guiju.office.rulebook.labels import filled_later
from guiju.office.rulebook.retention import retention

LONG, SHORT = 300, 100
NUMBER = 60
MOST_PAGES = 100_000


def _words(label: Any, most: int, *, needed: Any = "", help_text: Any = "") -> forms.CharField:
    errors = {"required": needed, "max_length": filled_later("最多 %(most)s 字。", most=most)}
    return forms.CharField(
        label=label, max_length=most, required=bool(needed), help_text=help_text, error_messages=errors
    )


class EntryForm(forms.Form):
    """An entry of the catalogue, with the reason where one is needed."""

    period = forms.ChoiceField(
        label=later("保管期限"),
        error_messages={
            "required": later("请选择保管期限。"),
            "invalid_choice": later("没有这种保管期限。请从列表中选择。"),
        },
    )
    title = _words(later("题名"), LONG, needed=later("请填写题名。"))
    number = _words(later("文号"), NUMBER)
    responsible = _words(later("责任者"), SHORT, needed=later("请填写责任者。"))
    dated_on = forms.DateField(
        label=later("日期"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": later("请填写日期。"), "invalid": later("日期写作 2024-04-02，请改正。")},
    )
    pages = forms.IntegerField(
        label=later("页数"),
        min_value=0,
        max_value=MOST_PAGES,
        error_messages={
            "required": later("请填写页数。"),
            "invalid": later("页数写成整数，例如 12。"),
            "min_value": later("页数不能小于 0。"),
            "max_value": later("页数太大，请核对。"),
        },
    )
    note = _words(later("备注"), LONG)
    reason = _words(later("理由"), LONG, help_text=later("保管期限与建议的不同，或者更正目录时，须写明理由。"))

    def __init__(self, data: Any = None, *, entry: Entry) -> None:
        super().__init__(data, initial=asdict(entry))
        periods = [(code, period.said) for code, period in retention().periods.items()]
        self.fields["period"].choices = periods  # type: ignore[attr-defined] # a choice field

    def entry(self) -> Entry:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return Entry(**given)


class HandOverForm(forms.Form):
    """To whom a piece was handed over."""

    to = _words(later("移交给"), SHORT, needed=later("请填写移交给哪个单位。"))
    reason = _words(later("说明"), LONG)


class PackageForm(forms.Form):
    """A package to be verified."""

    package = forms.FileField(
        label=later("移交包"),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text=later("ZIP 文件。只核验，不保存；很大的请用命令核验。"),
        error_messages={"required": later("请选择移交包。"), "empty": later("这个文件是空的。")},
    )
    any_key = forms.BooleanField(
        label=later("别的机器打的包"),
        required=False,
        help_text=later("不查签名的公钥是不是本机登记的，公钥请另行核对。"),
    )

"""Fields of a Django form are drawn by our macros, whatever their widget."""

from pathlib import Path

import jinja2
import pytest
from django import forms

from guiju.office.web.jinja import environment

TEMPLATES = Path("src/guiju/office/web/templates")


class Paper(forms.Form):
    title = forms.CharField(label="标题", help_text="一句话")
    reason = forms.CharField(label="理由", widget=forms.Textarea)
    organ = forms.ChoiceField(label="单位", choices=[("", "---"), ("a", "甲局"), ("b", "乙局")])
    step = forms.ChoiceField(label="退回到", required=False, choices=[("", "起草单位"), ("a", "初核")])
    pace = forms.ChoiceField(label="缓急", choices=[("no", "平件"), ("yes", "急件")], widget=forms.RadioSelect)
    organs = forms.MultipleChoiceField(
        label="涉及单位", choices=[("a", "甲局"), ("b", "乙局")], widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label="日期")
    checked = forms.BooleanField(label="已审核")
    paper = forms.FileField(label="附件")
    secret = forms.CharField(label="口令", widget=forms.PasswordInput)
    token = forms.CharField(widget=forms.HiddenInput)


TYPED = {
    "title": "<b>请示</b>",
    "reason": "多年",
    "organ": "b",
    "pace": "yes",
    "organs": ["a"],
    "on": "2024-02-30",
    "checked": "on",
    "secret": "hush",
    "token": "t",
}
KEPT = {
    "title": 'type="text" value="&lt;b&gt;请示&lt;/b&gt;"',
    "reason": "\n多年</textarea>",
    "organ": '<option value="b" selected>',
    "pace": 'value="yes" checked',
    "organs": 'value="a" checked',
    "on": 'type="date" value="2024-02-30"',
    "checked": 'type="checkbox" checked',
    "paper": 'type="file"',
    "token": 'type="hidden"',
}


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    source = '{% from "components/fields.jinja" import bound %}{{ bound(field) }}'
    template = environment(loader=jinja2.FileSystemLoader(TEMPLATES)).from_string(source)
    form = Paper(TYPED)
    form.is_valid()
    return {field.name: template.render(field=field) for field in form}


@pytest.mark.parametrize(("name", "piece"), KEPT.items())
def test_what_was_typed_is_kept(drawn: dict[str, str], name: str, piece: str) -> None:
    assert piece in drawn[name]


def test_a_password_is_never_sent_back(drawn: dict[str, str]) -> None:
    assert 'type="password"' in drawn["secret"]
    assert "hush" not in drawn["secret"]


def test_a_wrong_field_is_marked_and_explained(drawn: dict[str, str]) -> None:
    assert 'aria-invalid="true"' in drawn["on"]
    assert 'id="id_on-error"' in drawn["on"]
    assert "field-error" not in drawn["title"]


def test_the_empty_choice_is_not_listed_twice(drawn: dict[str, str]) -> None:
    assert drawn["organ"].count('<option value=""') == 1
    assert "请选择" in drawn["organ"]


def test_an_empty_choice_that_means_something_keeps_its_own_words(drawn: dict[str, str]) -> None:
    assert drawn["step"].count('<option value="">起草单位</option>') == 1
    assert "请选择" not in drawn["step"]

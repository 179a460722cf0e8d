"""Filling in forms as a person does: by the words beside the fields, opening what is folded away."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator

from journeys.days import typed

NO = "否"
REQUIRED = "必填|required"


def fill(form: Locator, answers: Mapping[str, str]) -> None:
    """Answer several questions of a form. Several choices are parted by 、 (which may also stand in the words of one);
    a box is ticked unless the answer is 否."""
    for label, value in answers.items():
        enter(form, label, typed(value))


def enter(form: Locator, label: str, value: str) -> None:
    """Answer one question, by what kind of field it turns out to be."""
    group = form.locator("fieldset.field").filter(has=form.page.locator("legend", has_text=_exactly(label)))
    if group.count():
        unfold(group.first)
        whole = group.first.get_by_label(value, exact=True)
        for choice in [value] if whole.count() else value.split("、"):
            group.first.get_by_label(choice, exact=True).check()
        return
    field = asked(form, label)
    unfold(field)
    kind = field.evaluate("f => f.type")
    if kind == "select-one":
        field.select_option(label=_offered(field, value))
    elif kind == "checkbox":
        field.set_checked(value != NO)
    else:
        field.fill(value)


def asked(form: Locator, label: str) -> Locator:
    """The field beside a label."""
    return form.get_by_label(_exactly(label)).first


def unfold(part: Locator) -> None:
    """Open what a part of the page is folded into, if it is."""
    folded = part.locator("xpath=ancestor::details[not(@open)]/summary")
    while folded.count():
        folded.first.click()


def _offered(field: Locator, wanted: str) -> str:
    """The choice with these words, or else the first that has them in it (a name with its post)."""
    offered = [text.strip() for text in field.locator("option").all_text_contents()]
    return wanted if wanted in offered else next(text for text in offered if wanted in text)


def _exactly(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}\s*({REQUIRED})?\s*$")

"""Finds the grade marks of state secrets. The law keeps such papers off systems like this one.

A mark is a grade followed by a star (机密★10年), or a grade alone on one of the first lines, where the format of
official papers puts it. The bare word in running text is no mark.
"""

from __future__ import annotations

import re
from itertools import islice

from django.utils.translation import gettext as _

from guiju.office.documents.inspection.refusals import SecretMarked

HEAD_LINES = 10
_BLANK = r"[ \t　]*"
_GRADE = rf"(?:绝{_BLANK}密|机{_BLANK}密|秘{_BLANK}密)"
_STARRED = re.compile(rf"{_GRADE}{_BLANK}[★☆]")
_ALONE = re.compile(rf"{_BLANK}{_GRADE}(?:级|件)?{_BLANK}(?:\d{{1,2}}{_BLANK}年|长期)?{_BLANK}")


def secret_mark(text: str) -> str | None:
    """The mark found in a text, as it stands there; None when there is none."""
    if found := _STARRED.search(text):
        return found.group()
    head = islice((line for line in text.splitlines() if line.strip()), HEAD_LINES)
    return next((line.strip() for line in head if _ALONE.fullmatch(line)), None)


def refuse_secret(text: str, what: str) -> None:
    """Raise SecretMarked when the text bears a mark; `what` names the thing for the message."""
    if mark := secret_mark(text):
        raise SecretMarked(
            _(
                "「%(what)s」标有国家秘密密级（%(mark)s）。本系统不处理国家秘密，没有保存这份材料；请立即按保密规定通过涉密渠道办理，并报告本单位保密工作机构。"
            )
            % {
                "what": what,
                "mark": mark,
            }
        )

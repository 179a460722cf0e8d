"""Numbered system checks of the rules: said by `python -m django check`, and by `guiju run` before it serves."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from guiju.office.rulebook.starting import mistaken_districts


@register("rulebook")
def districts_are_readable(**_: Any) -> list[CheckMessage]:
    """One message a district whose folder has mistakes."""
    hint = "改正后重启；guiju law check 逐处列出。"
    return [Error(found.zh(), hint=hint, id=found.number) for found in mistaken_districts()]

"""One thing that a text says whatever the matter, in a form in which two texts can be put side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.rules.comparing.differences import Line


@dataclass(frozen=True, slots=True)
class Entry:
    """`value` is what is compared, `lines` what is shown.

    Not `alone`: told only where both texts have it. `policy`: told only where the other text makes a rule of it.
    """

    title: str
    value: Any
    lines: tuple[Line, ...]
    alone: bool = True
    policy: bool = False

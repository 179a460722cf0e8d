"""What apps above show beside a plan and on a case page: installed by the configuration, like reactions.

Each function is told what the matter is about, saved or still being filled in, and answers panels of lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.cases.state import CaseState
from guiju.office.rulebook.citing import CitationCard
from guiju.rules.planning.plans import Plan


@dataclass(frozen=True, slots=True)
class Around:
    """A matter as somebody looks at it. `case` and `state` are None while it is only a form."""

    actor: Actor
    district: str
    act: str
    facts: Mapping[str, Any]
    plan: Plan | None
    law_on: date
    case: Case | None = None
    state: CaseState | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `tone`: "", good, warn or bad; `href` with `link`: where it leads."""

    text: str
    tone: str = ""
    href: str = ""
    link: str = ""
    citations: Sequence[CitationCard] = ()


@dataclass(frozen=True, slots=True)
class BesidePanel:
    """Lines under a heading."""

    title: str
    lines: Sequence[Line] = field(default=())


Shows = Callable[[Around], Sequence[BesidePanel]]
_shows: list[Shows] = []


def install(functions: Sequence[Shows]) -> None:
    """Replace all functions."""
    _shows[:] = functions


def beside(around: Around) -> list[BesidePanel]:
    """The panels that have something to say."""
    return [panel for show in _shows for panel in show(around) if panel.lines]

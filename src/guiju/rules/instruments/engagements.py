"""Acts by which leaders will be somewhere: which of their facts say who, on what day and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class EngagementFacts:
    """Names of facts: `of` the leaders, `on` the (first) day, `days` how many days, empty for one.

    `kind`: what the calendar of the leaders calls it. `granted`: the stage with whose last step it is approved.
    """

    of: str
    on: str
    kind: str
    granted: str
    days: str = ""

    def facts(self) -> Iterator[str]:
        """The facts that the act must have."""
        yield from filter(None, (self.of, self.on, self.days))


def engagement_of(raw: Mapping[str, Any] | None) -> EngagementFacts | None:
    """From what the vocabulary says of an act; None for an act that takes no leader anywhere."""
    return EngagementFacts(**raw) if raw else None

"""Acts by which somebody will be away: which of their facts say who, from when to when, and who stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a fact of the act beside comes from: a fact of this one, its values turned into those of the other."""

    fact: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AbsenceFacts:
    """Names of facts. `kind` names one, or is the kind itself; `body`: away from one meeting only, not for days.

    `granted`: the stage with whose last step the absence is approved. `beside`: the act that goes with this one,
    asked for by the duty `wanted_by`; `carries`: what need not be entered twice.
    """

    of: str
    since: str
    last: str
    granted: str
    by: str = ""
    kind: str = ""
    body: str = ""
    beside: str = ""
    wanted_by: str = ""
    carries: Mapping[str, Carried] = field(default_factory=dict)

    def facts(self) -> Iterator[str]:
        """The facts that the act must have."""
        yield from filter(None, (self.of, self.since, self.last, self.by, self.body))


def absence_of(raw: Mapping[str, Any] | None) -> AbsenceFacts | None:
    """From what the vocabulary says of an act; None for an act by which nobody will be away."""
    if not raw:
        return None
    rest = {key: value for key, value in raw.items() if key != "carries"}
    carries = {name: Carried(one["fact"], one.get("values") or {}) for name, one in raw.get("carries", {}).items()}
    return AbsenceFacts(**rest, carries=carries)

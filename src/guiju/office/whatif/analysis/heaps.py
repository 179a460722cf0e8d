"""Cases of one act that wait to be written into its table, with what their logs say of facts and materials."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from guiju.office.whatif.analysis.kept_tables import Head

Entry = tuple[int, str, str]
"""Case, kind, payload."""
OPENED, CHANGED, JUDGED, ATTACHED = KINDS = ("opened", "facts_changed", "judged", "attached")
_SILENT = '{"facts":{}}'


@dataclass(slots=True)
class Heap:
    """`said`: the first payload with facts of each case. `later`: the entries that change them. `attached`: as said."""

    heads: list[Head] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    later: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    attached: list[tuple[int, str]] = field(default_factory=list)

    def tell(self, case: int, kind: str, payload: str) -> None:
        """The next entry of a case's log that says facts."""
        if kind == OPENED and case not in self.said:
            self.said[case] = payload
        else:
            self.later.setdefault(case, []).append((kind, payload))

    def facts(self) -> list[str]:
        """For each head a JSON text whose `facts` are those that the case has at the end of its log."""
        for case, entries in self.later.items():
            self.said[case] = _overlaid(self.said.get(case, _SILENT), entries)
        return [self.said.get(head[0], _SILENT) for head in self.heads]


def _overlaid(opened: str, entries: list[tuple[str, str]]) -> str:
    """As the fold of a case has it: what is said later counts; a judgement says one fact."""
    facts: dict[str, Any] = json.loads(opened)["facts"]
    for kind, payload in entries:
        body = json.loads(payload)
        facts |= {body["fact"]: body["value"]} if kind == JUDGED else body["facts"]
    return json.dumps({"facts": facts}, ensure_ascii=False)

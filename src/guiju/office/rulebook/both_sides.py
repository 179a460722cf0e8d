"""How many conditions of a district's rules worked cases show from both sides, and which sides are missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from guiju.office.rulebook import queries
from guiju.rules.planning.sides import Condition, seen_sides
from guiju.rules.proving import MissingSide, missing_sides


@dataclass(frozen=True, slots=True)
class BothSides:
    """The conditions of some norms; `missing`: sides that can happen and that no case shows."""

    conditions: tuple[Condition, ...]
    missing: tuple[MissingSide, ...]

    @property
    def shown(self) -> int:
        """How many conditions cases show to hold and not to hold."""
        return sum(not condition.unseen for condition in self.conditions)

    @property
    def one_sided(self) -> int:
        """How many can go one way only, whatever the facts."""
        lacking = {id(missing.condition) for missing in self.missing}
        return len(self.conditions) - self.shown - len(lacking)


def both_sides(district: str, code: str = "") -> BothSides:
    """Those of the district's own text, or of the one named. Raises UnknownDistrict, UnknownInstrument."""
    text = queries.instrument(district, code).code
    found = all_sides(district)
    return BothSides(
        tuple(condition for condition in found.conditions if _stands_in(condition, text)),
        tuple(missing for missing in found.missing if _stands_in(missing.condition, text)),
    )


@cache
def all_sides(district: str) -> BothSides:
    """Those of every text that binds the district."""
    book = queries.district_rulebook(district)
    cases = [case for text in book.instruments for case in queries.worked_cases(district, text.code)]
    conditions = seen_sides(book, cases)
    return BothSides(conditions, tuple(missing_sides(book, conditions)))


def _stands_in(condition: Condition, text: str) -> bool:
    return any(cite.instrument == text for cite in condition.cites)


def both_sides_text(found: BothSides) -> str:
    """The counts in one sentence, then what is missing, one a line."""
    one_way = f"，{found.one_sided}个只可能有一面" if found.one_sided else ""
    lines = [f"条件{len(found.conditions)}个，{found.shown}个两面都有案例检验{one_way}，缺{len(found.missing)}面。"]
    return "\n".join([*lines, *(f"  {missing.zh()}" for missing in found.missing)])


def both_sides_as_json(found: BothSides) -> dict[str, Any]:
    """For the command line and the API."""
    missing = [
        {
            "act": one.condition.act,
            "norm": one.condition.norm,
            "condition": one.condition.written,
            "given": list(one.condition.given),
            "side": one.side,
            "cites": [str(cite) for cite in one.condition.cites],
            "zh": one.zh(),
        }
        for one in found.missing
    ]
    return {"count": len(found.conditions), "shown": found.shown, "one_sided": found.one_sided, "missing": missing}

"""A plan as JSON and back, as the log keeps it: the rules core's one form."""

from guiju.rules.planning.plan_json import (
    PARTS,
    Json,
    cites_of,
    fact_to_json,
    facts_to_json,
    part_from_json,
    part_to_json,
    plan_from_json,
    plan_to_json,
)

__all__ = [
    "PARTS",
    "Json",
    "cites_of",
    "fact_to_json",
    "facts_to_json",
    "part_from_json",
    "part_to_json",
    "plan_from_json",
    "plan_to_json",
]

"""Made-up past cases that look like a district's: some acts often, most answers ordinary, papers mostly complete."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.instruments.vocabulary import Act

OFTEN = {
    "issue_document": 30,
    "propose_topic": 14,
    "leave_beijing": 12,
    "request_funds": 10,
    "incoming_paper": 8,
    "follow_up_task": 8,
}
CHINA = timezone(timedelta(hours=8))
YUAN = (20_000, 80_000, 300_000, 800_000, 1_500_000, 4_000_000, 6_000_000, 12_000_000)
SPAN = 900  # days


def recorded_cases(
    acts: Mapping[str, Act], many: int, first: date, seed: int = 7
) -> Iterator[tuple[str, date, dict[str, Any]]]:
    """Acts with the day whose rules apply and raw facts, as forms give them. The same seed gives the same cases."""
    chance = random.Random(seed)
    codes = list(acts)
    chosen = chance.choices(codes, [OFTEN.get(code, 1) for code in codes], k=many)
    for code in chosen:
        law_on = first + timedelta(days=chance.randrange(SPAN))
        yield code, law_on, _facts(acts[code], law_on, chance)


def _facts(act: Act, law_on: date, chance: random.Random) -> dict[str, Any]:
    found = {}
    for name, fact in act.facts.items():
        if fact.optional and chance.random() < (0.8 if fact.kind is FactKind.JUDGEMENT else 0.4):
            continue
        found[name] = _value(fact, law_on, chance)
    return found


def _value(fact: FactDefinition, law_on: date, chance: random.Random) -> Any:
    day = law_on + timedelta(days=min(int(chance.expovariate(0.12)), 90) - 5)
    match fact.type:
        case FactType.BOOLEAN:
            return chance.random() < 0.15
        case FactType.INTEGER:
            return min(1 + int(chance.expovariate(0.6)), 30)
        case FactType.MONEY:
            return str(chance.choice(YUAN))
        case FactType.DATE:
            return day.isoformat()
        case FactType.INSTANT:
            return datetime(day.year, day.month, day.day, 8 + chance.randrange(10), tzinfo=CHINA).isoformat()
        case FactType.CHOICE:
            codes = list(fact.values)
            return codes[min(int(chance.expovariate(0.9)), len(codes) - 1)]
        case FactType.SET:
            return _several(fact, chance)
    return "某单位"


def _several(fact: FactDefinition, chance: random.Random) -> list[str]:
    if fact.values:  # materials: mostly what such a paper has, some forgotten
        often = list(fact.values)[:4]
        return sorted(code for code in often if chance.random() < 0.85)
    return [str(number) for number in range(1, 1 + chance.choices((0, 1, 2, 3), (45, 40, 10, 5))[0])]

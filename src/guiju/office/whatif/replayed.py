"""What a replay found, counted: cases by kind of change, by act and by article, and examples of each change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.replaying.changes import LABELS, Change, ChangeKind
from guiju.rules.replaying.summaries import PlanSummary

MOST_CHANGES = 200
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseExample:
    """One past case with its plan in a few lines on both sides."""

    case: int
    before: PlanSummary
    after: PlanSummary


@dataclass
class ActCount:
    """An act's cases, how many change, and how many in each kind."""

    cases: int = 0
    changed: int = 0
    kinds: Counter[ChangeKind] = field(default_factory=Counter)


@dataclass
class Replayed:
    """Counts of cases. `older`: cases that began under another version of the rulebook; `vectors`: plans drawn."""

    cases: int = 0
    changed: int = 0
    older: int = 0
    vectors: int = 0
    kinds: Counter[ChangeKind] = field(default_factory=Counter)
    acts: dict[str, ActCount] = field(default_factory=dict)
    articles: Counter[Citation] = field(default_factory=Counter)
    changes: Counter[tuple[str, Change]] = field(default_factory=Counter)
    examples: dict[tuple[str, Change], list[CaseExample]] = field(default_factory=dict)

    def add_cases(self, act: str, many: int) -> None:
        """Cases that are looked at."""
        self.cases += many
        self.acts.setdefault(act, ActCount()).cases += many

    def add(self, act: str, changes: Iterable[Change], many: int) -> None:
        """Cases for all of which the same becomes different."""
        found = set(changes)
        kinds = {change.kind for change in found}
        self.changed += many
        self.acts[act].changed += many
        for counter in (self.kinds, self.acts[act].kinds):
            counter.update(dict.fromkeys(kinds, many))
        self.articles.update(dict.fromkeys({article for change in found for article in change.articles}, many))
        self.changes.update({(act, change): many for change in found})

    def add_example(self, act: str, change: Change, case: int, before: PlanSummary, after: PlanSummary) -> None:
        """A case that shows a change."""
        self.examples.setdefault((act, change), []).append(CaseExample(case, before, after))


def replayed_as_json(found: Replayed, vocabulary: Vocabulary) -> Json:
    """The counts, most first; at most MOST_CHANGES different changes, `more_changes` says how many were left out."""
    shown = sorted(found.changes.items(), key=lambda pair: (-pair[1], str(pair[0])))[:MOST_CHANGES]
    return {
        "cases": found.cases,
        "changed": found.changed,
        "older": found.older,
        "plans": 2 * found.vectors,
        "by_kind": [
            {"kind": k.value, "label": LABELS[k], "cases": found.kinds[k]} for k in ChangeKind if found.kinds[k]
        ],
        "by_act": [_act(code, one, vocabulary) for code, one in found.acts.items()],
        "by_article": [{"cite": str(cite), "cases": many} for cite, many in _most_first(found.articles)],
        "changes": [_change(act, change, many, found, vocabulary) for (act, change), many in shown],
        "more_changes": len(found.changes) - len(shown),
    }


def _most_first(articles: Counter[Citation]) -> list[tuple[Citation, int]]:
    return sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))


def _act(code: str, one: ActCount, vocabulary: Vocabulary) -> Json:
    kinds = {kind.value: one.kinds[kind] for kind in ChangeKind if one.kinds[kind]}
    return {"act": code, "label": vocabulary.acts[code].zh, "cases": one.cases, "changed": one.changed, "kinds": kinds}


def _change(act: str, change: Change, many: int, found: Replayed, vocabulary: Vocabulary) -> Json:
    return {
        "act": act,
        "act_label": vocabulary.acts[act].zh,
        "kind": change.kind.value,
        "label": LABELS[change.kind],
        "stage": change.stage,
        "stage_label": vocabulary.stages[change.stage].zh if change.stage else "",
        "before": list(change.before),
        "after": list(change.after),
        "cites": [str(cite) for cite in change.cites],
        "cases": many,
        "examples": [asdict(example) for example in found.examples.get((act, change), [])],
    }

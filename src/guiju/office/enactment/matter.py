"""The facts of the case: from the file, from the organisation, and the rest asked as the district's form asks it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from guiju.office.cases.asking import BODY, Asking, asked_for
from guiju.office.cases.computed import with_computed
from guiju.office.enactment.errors import WrongAnswer
from guiju.office.enactment.exceptions import made_before
from guiju.office.enactment.questions import Asker, Choices, Question
from guiju.office.enactment.reading import Reading
from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.plan_json import facts_to_json
from guiju.rules.planning.plans import Plan, Strength

ACT = "issue_document"
TOUCHES_OTHERS = "touches_others"
_KINDS = {FactType.BOOLEAN: "yes_no", FactType.DATE: "day", FactType.INTEGER: "number", FactType.CHOICE: "choice"}


def facts_of(asker: Asker, asked: Asking, reading: Reading, organ: str) -> dict[str, Any]:
    """The facts for the plan. What a person judges is asked, also when it is no; what steps settle is not."""
    _refuse_unknown(asker, asked)
    facts = _from_file(asked, reading)
    left_out = settled_by_steps(asked.vocabulary) | facts.keys()
    for name in [n for n in asked.facts if n in _always(asked, asker) and n not in left_out]:
        _put(facts, name, _ask(asker, asked, name))
    asker.must_be_complete()
    plan = asked.rulebook.plan(ACT, facts, asked.law_on)
    wanted = asked_for(plan) & asked.decisive() & asked.facts.keys()
    for name in sorted(wanted - left_out - facts.keys()):
        _put(facts, name, _ask(asker, asked, name, "现在的流程要看"))
    return with_computed(asked.act, facts, asked.district, organ, asked.on)


def reasons_of(asker: Asker, asked: Asking, facts: dict[str, Any]) -> dict[str, str]:
    """Why a judgement departs from the ordinary: by fact."""
    departing = [n for n, fact in asked.facts.items() if fact.kind is FactKind.JUDGEMENT and n in facts]
    departing = [n for n in departing if facts_to_json({n: facts[n]})[n] != asked.facts[n].default]
    asks = {n: Question(f"reasons/{n}", f"为什么这样判断「{asked.facts[n].zh}」") for n in departing}
    return {name: asker.ask(question) or "" for name, question in asks.items()}


def settled_by_steps(vocabulary: Vocabulary) -> set[str]:
    """The facts that the doing of some step settles."""
    return {name for effect in vocabulary.effects for name in effect.sets}


def lacking(
    plan: Plan, vocabulary: Vocabulary, have: Collection[str], also: Collection[str] = ()
) -> list[tuple[str, str, str]]:
    """The materials that must be brought: (kind, Chinese, articles), those left out that a step makes in time.

    `also`: kinds that are brought where a softer rule asks for them.
    """
    rows = [row for row in plan.requirements if not row.present and row.item not in have]
    rows = [row for row in rows if row.strength == Strength.MUST or row.item in also]
    rows = [row for row in rows if row.item not in {e.attaches for e in made_before(row.stage, plan, vocabulary)}]
    unique = {row.item: row for row in reversed(rows)}
    return [(i, vocabulary.materials[i].zh, "、".join(c.zh() for c in row.cites)) for i, row in unique.items()]


def _from_file(asked: Asking, reading: Reading) -> dict[str, Any]:
    facts: dict[str, Any] = {"in_name_of": "government"}
    _put(facts, "genre", reading.genre(asked.vocabulary.facts["genre"].values) or None)
    _put(facts, "disclosure", reading.disclosure or None)
    _put(facts, "addressee", reading.addressee or None)
    if passed := reading.publication.adoption:
        fitting = [code for code, name in asked.bodies().items() if name.endswith(passed.body) or passed.body == name]
        _put(facts, BODY, next(iter(fitting), None))
    return facts


def _refuse_unknown(asker: Asker, asked: Asking) -> None:
    unknown = sorted(asker.under("facts").keys() - asked.facts.keys())
    if unknown:
        raise WrongAnswer(f"「{asked.act.zh}」没有「{'、'.join(unknown)}」这些情况。请对照 guiju acts 的列表改正。")


def _always(asked: Asking, asker: Asker) -> set[str]:
    """Facts that must be given, judgements that the rules look at, and whatever the answers name."""
    decisive = asked.decisive()
    must = {n for n, f in asked.facts.items() if not f.optional or (f.kind is FactKind.JUDGEMENT and n in decisive)}
    return must | {TOUCHES_OTHERS, BODY} | asker.under("facts").keys()


def _ask(asker: Asker, asked: Asking, name: str, why: str = "") -> Any:
    fact = asked.facts[name]
    note = "由人判断" if fact.kind is FactKind.JUDGEMENT else why
    return asker.ask(Question(f"facts/{name}", fact.zh, _kind(fact), _offered(asked, fact), note))


def _kind(fact: FactDefinition) -> str:
    return "choices" if fact.type is FactType.SET else _KINDS.get(fact.type, "value")


def _offered(asked: Asking, fact: FactDefinition) -> Choices:
    return tuple(asked.choices(fact))


def _put(facts: dict[str, Any], name: str, value: Any) -> None:
    if value is not None:
        facts[name] = value

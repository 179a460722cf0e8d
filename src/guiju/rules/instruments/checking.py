"""Checks a norm against the vocabulary: every name known, every condition readable and of the right type."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from guiju.rules import expressions
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.counts import Count
from guiju.rules.instruments.errors import InstrumentError
from guiju.rules.instruments.positions import Place, Positioned
from guiju.rules.instruments.recurrence import Discharge
from guiju.rules.instruments.steps import Case, StepGrammar
from guiju.rules.instruments.vocabulary import Vocabulary

ROLE_KEYS = (
    *("cured_by", "supplied_by", "who", "owed_by", "members", "passes_to", "convened_by"),
    *("kept_by", "seen_by"),
)
Condition = tuple[Place, str]
Named = tuple[Place, str, str]
Scope = tuple[str, Mapping[str, FactDefinition]]


def check_norm(source: Positioned, place: Place, norm: n.Norm, vocabulary: Vocabulary) -> list[InstrumentError]:
    """All mistakes of one norm, each with its place."""
    errors = [
        source.error((*place, *where), _unknown(name, kind, known))
        for where, name, kind in _named(norm)
        if name not in (known := _known(kind, vocabulary))
    ]
    acts = [vocabulary.acts[act] for act in norm.act if act in vocabulary.acts]
    scopes = [(f"事项「{act.zh}」", act.facts) for act in acts] or [("词表", vocabulary.facts)]
    for where, text in _conditions(norm):
        errors += _condition_errors(source, (*place, *where), text, scopes)
    if isinstance(norm, n.LimitNorm):
        errors += _date_errors(source, place, norm, scopes)
        errors += _span_errors(source, place, norm, vocabulary)
    if isinstance(norm, n.DutyNorm) and norm.count:
        errors += _count_errors(source, place, norm.count, scopes)
    if isinstance(norm, n.DutyNorm) and norm.discharge and (act := vocabulary.acts.get(norm.discharge.act)):
        where = (*place, "discharge", "when")
        errors += _condition_errors(source, where, norm.discharge.when or "True", [(f"事项「{act.zh}」", act.facts)])
    return errors


def _unknown(name: str, kind: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"；是不是想写「{near[0]}」？" if near else ""
    return f"词表 {kind}.yaml 里没有「{name}」{hint}"


def _known(kind: str, vocabulary: Vocabulary) -> Collection[str]:
    found: Mapping[str, object] = getattr(vocabulary, kind)
    return found


def _condition_errors(source: Positioned, place: Place, text: str, scopes: list[Scope]) -> list[InstrumentError]:
    try:
        node = expressions.parse(text)
    except expressions.ExpressionError as error:
        return [source.error(place, f"条件有误：{error.message}", error.column - 1)]
    for scope, facts in scopes:
        try:
            expressions.check(node, facts)
        except expressions.ExpressionError as error:
            return [source.error(place, f"条件与{scope}的事实不符：{error.message}", error.column - 1)]
    return []


def _date_errors(
    source: Positioned,
    place: Place,
    norm: n.LimitNorm,
    scopes: list[Scope],
) -> Iterator[InstrumentError]:
    for key, name in (("from", norm.counted_from), ("given", norm.given)):
        for scope, facts in scopes:
            definition = facts.get(name)
            if name and (definition is None or definition.type not in (FactType.DATE, FactType.INSTANT)):
                yield source.error((*place, key), f"{scope}没有叫「{name}」的日期事实")


def _span_errors(
    source: Positioned, place: Place, norm: n.LimitNorm, vocabulary: Vocabulary
) -> Iterator[InstrumentError]:
    code, key = norm.span.setting, "after" if norm.after else "before"
    if code and code not in vocabulary.settings:
        yield source.error((*place, key, "setting"), _unknown(code, "settings", vocabulary.settings))
    elif code and not vocabulary.settings[code].is_time:
        message = f"设置「{code}」的单位是「{vocabulary.settings[code].unit}」，不是时间，不能用来计时限"
        yield source.error((*place, key, "setting"), message)
    for act in (vocabulary.acts[code] for code in norm.act if norm.extended_by and code in vocabulary.acts):
        definition = act.facts.get(norm.extended_by)
        if definition is None or definition.type is not FactType.INTEGER:
            yield source.error((*place, "extended_by"), f"事项「{act.zh}」没有叫「{norm.extended_by}」的整数事实")


def _count_errors(source: Positioned, place: Place, count: Count, scopes: list[Scope]) -> Iterator[InstrumentError]:
    wanted = {"each": (FactType.SET, "集合"), "adds": (FactType.INTEGER, "整数"), "day": (FactType.DATE, "日期")}
    for key, (type_, zh) in wanted.items():
        for scope, facts in scopes:
            definition, name = facts.get(getattr(count, key)), getattr(count, key)
            if name and (definition is None or definition.type is not type_):
                yield source.error((*place, "count", key), f"{scope}没有叫「{name}」的{zh}事实")


def _named(norm: n.Norm) -> Iterator[Named]:
    """Every name of the norm that must stand in the vocabulary: (place, name, which list)."""
    yield from ((("act", i), act, "acts") for i, act in enumerate(norm.act))
    if isinstance(norm, n.RouteNorm):
        yield ("route",), norm.route, "stages"
        for place, case in cases_of(norm):
            yield from _step_names((*place, "steps"), case.steps)
    if isinstance(norm, n.GateNorm):
        yield ("gate",), norm.gate, "stages"
    if isinstance(norm, n.RequirementNorm):
        yield ("requirement",), norm.requirement, "materials"
    if isinstance(norm, n.RegisterNorm):
        yield ("register",), norm.register_, "registers"
    if isinstance(norm, n.BodyNorm):
        yield ("body",), norm.body, "bodies"
        yield from ((("chair", i), chair.who, "roles") for i, chair in enumerate(norm.chair))
    if isinstance(norm, n.RequirementNorm | n.LimitNorm | n.DutyNorm):
        yield ("stage",), norm.stage, "stages"
    if isinstance(norm, n.DutyNorm) and norm.discharge:
        yield from _discharge_names(norm.discharge)
    if isinstance(norm, n.PowerNorm):
        yield ("of",), norm.of, "roles"
    for key in ROLE_KEYS:
        yield from (((key, i), name, "roles") for i, name in enumerate(getattr(norm, key, ())))


def _discharge_names(discharge: Discharge) -> Iterator[Named]:
    for key, name, kind in (
        ("act", discharge.act, "acts"),
        ("register", discharge.register_, "registers"),
        ("does", discharge.does, "verbs"),
    ):
        if name:
            yield ("discharge", key), name, kind


def cases_of(norm: n.RouteNorm) -> Iterator[tuple[Place, Case]]:
    """Every case of a route with its place in the norm."""
    if norm.steps:
        yield (), Case(steps=norm.steps)
    if norm.general:
        yield ("general",), norm.general
    yield from ((("exceptions", i), case) for i, case in enumerate(norm.exceptions))


def _step_names(place: Place, steps: list[StepGrammar]) -> Iterator[Named]:
    for i, step in enumerate(steps):
        if step.together:
            yield from _step_names((*place, i, "together"), step.together)
            continue
        yield (*place, i, "does"), step.does, "verbs"
        yield from (((*place, i, "who", j), who, "roles") for j, who in enumerate(step.who))
        yield from (((*place, i, "either", j), who, "roles") for j, who in enumerate(step.either))


def _conditions(norm: n.Norm) -> Iterator[Condition]:
    """Every condition of the norm with its place."""
    if norm.when:
        yield ("when",), norm.when
    if isinstance(norm, n.GateNorm):
        yield ("needs",), norm.needs
    if isinstance(norm, n.RequirementNorm) and norm.or_fact:
        yield ("or_fact",), norm.or_fact
    if isinstance(norm, n.RouteNorm):
        for place, case in cases_of(norm):
            if case.when:
                yield (*place, "when"), case.when
            yield from _step_conditions((*place, "steps"), case.steps)


def _step_conditions(place: Place, steps: list[StepGrammar]) -> Iterator[Condition]:
    for i, step in enumerate(steps):
        if step.when:
            yield (*place, i, "when"), step.when
        yield from _step_conditions((*place, i, "together"), step.together)

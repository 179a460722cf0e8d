"""What a norm does, in words: what article pages and the API say beside the official text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guiju.office.rulebook.meeting_words import body_lines
from guiju.office.rulebook.queries import vocabulary
from guiju.office.rulebook.terms import condition, people, span, stage, strongly
from guiju.rules.comparing.words import ABSENCES, MEANINGS
from guiju.rules.instruments import PlacedNorm
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.loading import readings_named
from guiju.rules.instruments.recurrence import EVERY
from guiju.rules.instruments.steps import Case, StepGrammar
from guiju.rules.planning.plans import Mode, Strength

KINDS = {
    "route": "流程",
    "gate": "关口",
    "requirement": "要件",
    "limit": "时限",
    "body": "会议",
    "power": "代行",
    "meaning": "批阅含义",
    "composition": "组成",
    "duty": "职责",
    "number": "编号",
    "register": "登记簿",
    "validity": "效力",
    "statement": "宣示",
}
EFFECTS = {"refuse": "不符合的，不予办理", "return": "不符合的，退回", "defer": "不符合的，缓办"}
WARNS = "不符合的，提醒并要求写明理由"
MODES = {Mode.ANY: "", Mode.ALL: "（每一位）", Mode.IN_ORDER: "（依次）"}


def N_(words: str) -> str:
    """Marks words for the catalogue; Django's own is not taken, for the command line answers without it."""
    return words


@dataclass(frozen=True, slots=True)
class CaseWords:
    """One case of a route: when it applies ("" always), and its steps; each row runs at the same time."""

    title: str
    when: str
    steps: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NormWords:
    """One norm for the screen. `place` is inside the article; `also` are further citations (short forms)."""

    id: str
    kind: str
    kind_zh: str
    strength: str
    place: str
    also: tuple[str, ...]
    acts: tuple[str, ...]
    when: str
    lines: tuple[str, ...]
    cases: tuple[CaseWords, ...] = ()
    readings: tuple[str, ...] = field(default=())


def norm_words(placed: PlacedNorm) -> NormWords:
    """A norm in words, from the labels of the vocabulary."""
    norm, first = placed.norm, placed.cites[0]
    acts = vocabulary().acts
    return NormWords(
        id=placed.id,
        kind=norm.kind,
        kind_zh=KINDS[norm.kind],
        strength=norm.strength.value,
        place=first.zh().removeprefix(first.whole_article().zh()),
        also=tuple(map(str, placed.cites[1:])),
        acts=tuple(acts[code].zh for code in norm.act),
        when=condition(norm.when),
        lines=tuple(line for line in _lines(norm) if line),
        cases=tuple(_cases(norm)) if isinstance(norm, n.RouteNorm) else (),
        readings=tuple(dict.fromkeys(name for _, name in readings_named(norm))),
    )


def _lines(norm: n.AnyNorm) -> Iterable[str]:
    match norm:
        case n.RouteNorm():
            return [f"{stage(norm.route)}阶段的环节", norm.says]
        case n.GateNorm():
            return _gate(norm)
        case n.RequirementNorm():
            return _requirement(norm)
        case n.LimitNorm():
            return _limit(norm)
        case n.BodyNorm():
            return [*body_lines(norm), norm.says]
        case n.PowerNorm():
            return _power(norm)
        case n.MeaningNorm():
            said = f"在{MEANINGS[norm.on]}上{MEANINGS[norm.meaning]}，表示{MEANINGS[norm.means]}"
            return [norm.says or said]
        case n.CompositionNorm():
            return [f"由{people(norm.members)}组成", norm.says]
        case n.DutyNorm():
            return [f"{people(norm.owed_by)}：{norm.says}", _how_often(norm)]
        case n.RegisterNorm():
            return _register(norm)
        case n.ValidityNorm():
            return _validity(norm)
    return [norm.says]


def _how_often(norm: n.DutyNorm) -> str:
    per = EVERY[norm.per]
    if norm.count is None:
        often = f"{per}一次" + (f"，{norm.due}以前" if norm.due else "") if per else norm.label
        return f"次数或期间：{often}" if often else ""
    most = f"，至多{norm.count.at_most}{norm.count.unit}" if norm.count.at_most is not None else ""
    return f"{per}至少{norm.count.at_least}{norm.count.unit}{most}"


def _gate(norm: n.GateNorm) -> list[str]:
    who = f"（由{people(norm.cured_by)}）" if norm.cured_by else ""
    return [
        f"进入「{stage(norm.gate)}」之前要符合：{condition(norm.needs)}",
        f"{EFFECTS[norm.effect] if norm.strength is Strength.MUST else WARNS}：{norm.otherwise}",
        f"补救：{norm.cure}{who}" if norm.cure else "",
        norm.says,
    ]


def _requirement(norm: n.RequirementNorm) -> list[str]:
    item = vocabulary().materials[norm.requirement].zh
    who = f"，由{people(norm.supplied_by)}提供" if norm.supplied_by else ""
    return [
        f"进入「{stage(norm.stage)}」之前要附{item}{who}",
        f"或者：{condition(norm.or_fact)}" if norm.or_fact else "",
        norm.says,
    ]


def _limit(norm: n.LimitNorm) -> list[str]:
    start = vocabulary().facts[norm.counted_from].zh
    grammar = norm.span
    who = f"，由{people(norm.who)}负责" if norm.who else ""
    cure = f"逾期的：{norm.otherwise or norm.cure}" if norm.otherwise or norm.cure else ""
    return [
        norm.says,
        f"「{start}」后{span(grammar)}之内{who}" if norm.after else f"不晚于「{start}」前{span(grammar)}{who}",
        f"「{vocabulary().facts[norm.extended_by].zh}」不计入期限" if norm.extended_by else "",
        cure,
    ]


def _power(norm: n.PowerNorm) -> list[str]:
    absent = "、".join(ABSENCES.get(code, code) for code in norm.on_absence)
    needs = "须经委托" if norm.needs == "commission" else "不必另行委托" if norm.needs == "nothing" else ""
    return [
        f"{people([norm.of])}的事务可由{people(norm.passes_to)}代行",
        "，".join(part for part in (f"限于{absent}期间" if absent else "", needs) if part),
        norm.says,
    ]


def _register(norm: n.RegisterNorm) -> list[str]:
    name, seen = vocabulary().registers[norm.register_].zh, people(norm.seen_by)
    readers = f"{seen}可以查看" if seen else "本区人员都可以查看"
    return [f"「{name}」由{people(norm.kept_by)}登记，{readers}", norm.says]


def _validity(norm: n.ValidityNorm) -> list[str]:
    basis = "公布" if norm.counted_from == "publication" else "印发"
    repealed = [f"同时废止：{r.title}（{r.number}，{r.made_on:%Y-%m-%d}）" for r in norm.repeals]
    return [f"自{basis}之日起施行", *repealed, norm.says]


def _cases(norm: n.RouteNorm) -> Iterable[CaseWords]:
    if norm.general_case:
        title = N_("一般情形") if norm.exceptions else ""
        yield CaseWords(title, condition(norm.general_case.when), _steps(norm.general_case))
    for case in norm.exceptions:
        title = N_("例外（先于其他例外）") if case.over else N_("例外")
        yield CaseWords(title, condition(case.when), _steps(case))


def _steps(case: Case) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(step_words(step) for step in entry.together or [entry]) for entry in case.steps)


def step_words(step: StepGrammar) -> str:
    """One step: 分管副区长审核; with its condition, its mode and a softer strength where it has them."""
    verb = vocabulary().verbs[step.does].zh
    said = step.says or f"{_holders(step.who, step.either)}{verb}{MODES[step.mode]}"
    soft = f"（{strongly(step.strength)}）" if step.strength not in (None, Strength.MUST) else ""
    when = f"（{condition(step.when)}的）" if step.when else ""
    return f"{said}{soft}{when}"


def _holders(who: Sequence[str], either: Sequence[str]) -> str:
    return people(who) if who else people(either, joint="或")

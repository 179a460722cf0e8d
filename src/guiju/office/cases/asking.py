"""Which facts a district asks of an act, in which order, and what may be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.computed import NOT_ASKED
from guiju.office.cases.facts import rulebook_of
from guiju.office.people.queries import leaders, organs
from guiju.office.rulebook import labels
from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.instruments.vocabulary import Act, Vocabulary
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.rulebook import Rulebook

BODY = "body"
MOST_CITED = 3


@dataclass(frozen=True)
class Asking:
    """An act as one district asks it under the rules of a day."""

    district: str
    act: Act
    law_on: date
    on: date
    rulebook: Rulebook

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the rulebook."""
        return self.rulebook.vocabulary

    @property
    def facts(self) -> Mapping[str, FactDefinition]:
        """The facts that people answer, in the order of the form."""
        return {name: fact for name, fact in self.act.facts.items() if name not in NOT_ASKED}

    def bodies(self) -> dict[str, str]:
        """The district's kinds of meeting: code -> the district's own name."""
        return {code: self._body(code, norm.name) for code, (__, norm) in self.rulebook.bodies(self.law_on).items()}

    def choices(self, fact: FactDefinition) -> list[tuple[str, str]]:
        """Codes and labels that may be chosen: only bodies, organs and leaders that the district has."""
        if fact.name == BODY:
            return list(self.bodies().items())
        if fact.of in ("organs", "leader_posts"):
            return self._organs if fact.of == "organs" else self._leaders
        return list(labels.choices(fact).items())

    def _body(self, code: str, name: str) -> str:
        """The district's name of a meeting; in English what kind of meeting it is."""
        known = self.vocabulary.bodies.get(code)
        return known.en if known and known.en and labels.english() else name

    def help_on(self, fact: FactDefinition) -> str:
        """What the fact means, and which articles look at it in this district (the first few)."""
        found = self.rulebook.looked_at(self.act.code, self.law_on).get(fact.name, ())
        words = {
            "help": labels.help_text(fact),
            "articles": labels.listed([labels.cited(c) for c in found[:MOST_CITED]]),
        }
        if not found or not fact.help:
            return words["help"]
        return (_("%(help)s（%(articles)s等）") if len(found) > MOST_CITED else _("%(help)s（%(articles)s）")) % words

    @cached_property
    def _organs(self) -> list[tuple[str, str]]:
        return [(organ.code, organ.short_name) for organ in organs(self.district)]

    @cached_property
    def _leaders(self) -> list[tuple[str, str]]:
        return [(str(post.pk), post.title) for post in leaders(self.district, self.on)]

    def decisive(self) -> frozenset[str]:
        """The facts that the district's rules on this act look at."""
        program = self.rulebook.program(self.act.code, self.law_on)
        limits = {name for ready in program.limits for name in (ready.norm.counted_from, ready.norm.given)}
        roles = {name for role in self.vocabulary.roles.values() for name in role.facts}
        return program.names | limits | roles | {BODY} | self.away()

    def away(self) -> frozenset[str]:
        """The facts that say who will be away, when, and who stands in."""
        return frozenset(self.act.absence.facts() if self.act.absence else ())


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand together. `folded`: shown closed. `help` says what they are for."""

    title: str
    names: tuple[str, ...]
    folded: bool = False
    help: str = ""


def asking(district: str, act: str, law_on: date, on: date) -> Asking:
    """How a district asks an act. Raises NotInForce, UnknownAct, UnknownDistrict."""
    rulebook = rulebook_of(district, law_on)
    return Asking(district, rulebook.act(act, law_on), law_on, on, rulebook)


def groups(asked: Asking, plan: Plan | None) -> list[Group]:
    """The facts in groups: what must be given, what the plan asks for now, and the rest folded by its kind."""
    left = list(asked.facts)
    found: list[Group] = []
    for title, wanted, folded, help_ in _themes(asked, plan):
        names = tuple(name for name in left if name in wanted)
        left = [name for name in left if name not in wanted]
        if names:
            found.append(
                Group(
                    _(title if found else _FIRST.get(title, title)),
                    names,
                    folded and bool(found),
                    _(help_) if help_ else "",
                )
            )
    return found


def asked_for(plan: Plan) -> set[str]:
    """The facts that decide what is still open in a plan, or that a rule not kept looks at."""
    found = {name for stage in plan.undecided for name in stage.facts}
    for finding in plan.findings:
        if finding.ok is not True:
            found |= set(finding.missing) | {name for because in finding.because for name in because.facts}
    return found


_FIRST = {"其他要填的内容": N_("要填的内容"), "其他情形": N_("情形")}
"""Where nothing stands before it, a group is not the other one."""

Theme = tuple[str, Collection[str], bool, str]


def _themes(asked: Asking, plan: Plan | None) -> Iterator[Theme]:
    facts, decisive = asked.facts, asked.decisive()
    yield (
        N_("基本情况"),
        {name for name, fact in facts.items() if not fact.optional},
        False,
        N_("这几项不填，推算不出流程。"),
    )
    yield (
        N_("流程要看的情况"),
        asked_for(plan) & decisive if plan else set(),
        False,
        N_("这些会改变流程，或者关系到现在还不符合的要求。"),
    )
    yield N_("谁离开、哪些日子、谁代行"), asked.away(), False, N_("批准后系统据此记下离岗、开启代行。")
    yield N_("其他要填的内容"), {n for n in decisive if n in facts and _is_entry(facts[n])}, len(facts) > 8, ""
    judged = {n for n in decisive if n in facts and facts[n].kind is FactKind.JUDGEMENT}
    yield N_("需要判断的情况"), judged, True, N_("由有权的人判断并说明理由；谁判断、何时、为什么都会留痕。")
    yield N_("其他情形"), decisive, True, N_("按一般情形预先填好，与实际不符的请改正。")
    yield N_("本区规则不据此决定流程的情况"), facts, True, N_("可以不填。")


def _is_entry(fact: FactDefinition) -> bool:
    return fact.type is not FactType.BOOLEAN and fact.kind is not FactKind.JUDGEMENT

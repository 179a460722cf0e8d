"""Who did what on which day in each step of a route: asked for what the file does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.office.cases import operations as ops
from guiju.office.enactment.questions import Asker, Question
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.plans import Plan, Step, Strength

ISSUE, PUBLISH, DELIBERATE = "issue", "publish", "deliberate"


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done in one step. `words`: opinion or evidence; `role`: who acted where the text leaves a choice;
    `skipped`: why a softer step was left out ("" when it was not)."""

    on: date | None
    words: str = ""
    role: str = ""
    skipped: str = ""


@dataclass(frozen=True)
class Route:
    """The steps of one case. `folder`: where its answers stand in the file of answers."""

    folder: str
    deeds: Mapping[str, Deed] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What the file says about steps: days and words by step key."""

    days: Mapping[str, date | None] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def route_of(asker: Asker, folder: str, plan: Plan, vocabulary: Vocabulary, known: Known) -> Route:
    """The deeds of all steps that people do, in the order of the plan; the meeting's own step is not among them."""
    steps = [step for step in plan.route if not _by_itself(step, vocabulary)]
    return Route(folder, {step.key: _deed(asker, folder, step, vocabulary, known) for step in steps})


def _by_itself(step: Step, vocabulary: Vocabulary) -> bool:
    """Whether a step is done by handing in, or by a meeting."""
    definitions: Sequence[Mapping[str, Any]] = [vocabulary.roles[role].resolve for role in step.who]
    own = step.does in ops.HANDING_IN_VERBS and all("case" in definition for definition in definitions)
    return own or step.does == DELIBERATE


def _deed(asker: Asker, folder: str, step: Step, vocabulary: Vocabulary, known: Known) -> Deed:
    key, why = f"{folder}/{step.key}", "、".join(cite.zh() for cite in step.cites)
    skipped = asker.optional(Question(f"{key}/skip", f"「{step.zh}」略过的理由"), "")
    if skipped and step.strength is not Strength.MUST:
        return Deed(None, skipped=skipped)
    on = known.days.get(step.key) or asker.ask(Question(f"{key}/day", f"「{step.zh}」在哪一天办理", "day", why=why))
    role = _role(asker, key, step, vocabulary) if step.either else ""
    return Deed(on, _words(asker, key, step, vocabulary, known.words.get(step.key, "")), role)


def _role(asker: Asker, key: str, step: Step, vocabulary: Vocabulary) -> str:
    choices = tuple((role, vocabulary.roles[role].zh) for role in step.who)
    found: str = asker.ask(Question(f"{key}/who", f"「{step.zh}」由谁办理", "choice", choices)) or ""
    return found


def _words(asker: Asker, key: str, step: Step, vocabulary: Vocabulary, known: str) -> str:
    operation = vocabulary.verbs[step.does].operation
    outside = any(vocabulary.roles[role].external for role in step.who)
    if known:
        return known
    if operation == "record" or outside:
        return asker.ask(Question(f"{key}/evidence", f"「{step.zh}」的办理凭据（文号、回函或材料名称）")) or ""
    if operation == "opine":
        return asker.ask(Question(f"{key}/text", f"「{step.zh}」的意见")) or ""
    found: str = asker.optional(Question(f"{key}/text", f"「{step.zh}」的话"), "")
    return found

"""Answering in a step otherwise than by simply doing it: one does not agree, or says what came of coordinating."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from guiju.office.cases.acting import Said, find_step
from guiju.office.cases.actions.changing import apply_facts
from guiju.office.cases.errors import NotNow, ReasonNeeded, WrongOperation
from guiju.office.cases.handling import Handling
from guiju.office.cases.handwriting import kept_handwriting
from guiju.office.cases.progress import advance
from guiju.office.cases.signing_events import Objected
from guiju.office.cases.step_words import step_words
from guiju.rules.instruments.answers import Answer


def chosen_answer(h: Handling, operation: str, step_key: str, said: Said, code: str) -> Answer | None:
    """The answer of the actor's step with a code; None without one. Raises WrongOperation, ReasonNeeded."""
    if not code:
        return None
    step, _hat = find_step(h, operation, step_key)
    offered = h.vocabulary.answers_of(step.stage, step.who, step.does, h.state.facts)
    found = next((answer for answer in offered if answer.code == code), None)
    if found is None:
        raise WrongOperation(_("「%(step)s」没有这种答复。请刷新后在列出的答复中选择。") % {"step": step_words(step)})
    if found.grounds and not (said.text.strip() or said.handwriting):
        raise ReasonNeeded(_("请写明「%(answer)s」的具体内容和理由，再提交。") % {"answer": found.zh}, [])
    return found


def with_answer(said: Said, answer: Answer) -> Said:
    """The words of an act with the answer before them, as they are recorded."""
    return replace(said, text=f"{answer.zh}。{said.text}".strip())


def leave_open(h: Handling, operation: str, step_key: str, said: Said, answer: Answer) -> None:
    """Record an answer that does not do the step. What others have signed stands; the facts it sets replan the case."""
    step, hat = find_step(h, operation, step_key)
    if answer.sets and all(h.state.facts.get(name) == value for name, value in answer.sets.items()):
        raise NotNow(_("「%(answer)s」已经登记，正在协调，不必重复登记。") % {"answer": answer.zh})
    hand = kept_handwriting(said.handwriting)
    body = Objected(step.key, answer.code, h.state.digest(), with_answer(said, answer).text, hand)
    h.record("objected", body, hat, step.cites)
    apply_facts(h, hat, answer.sets, answer.zh)
    advance(h)

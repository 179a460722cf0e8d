"""Conditions in FEEL mean what they mean to the rules, even where Python reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from guiju.rules.exchange.feel import feel, text_literal, variables
from guiju.rules.expressions import compile_mask, parse
from guiju.rules.expressions.syntax import Node
from guiju.rules.fact_values import Fen
from rules.expressions.trees import VOCABULARY, all_facts, conditions
from rules.rulebooks import vocabulary

BUILT_IN = {"true": True, "false": False, "null": None, "count": len, "date": date.fromisoformat}


@given(conditions, all_facts)
def test_a_condition_in_feel_answers_as_the_rules_do(node: Node, facts: dict[str, Any]) -> None:
    typed = facts | {"amount": Fen(facts["amount"])}
    names = {**BUILT_IN, **variables(VOCABULARY, typed)}
    assert bool(eval(feel(node), names)) == bool(compile_mask([node])(typed))  # noqa: S307 -- our own text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('genre == "request"', 'genre in ["request"]'),
        ('genre in ("request", "report")', 'genre in ["request", "report"]'),
        ("not major", "not(major)"),
        ("known(amount)", "amount != null"),
        ("amount >= yuan(5000000)", "amount >= 5000000"),
        ("count(deputies_concerned) >= 2", "count(deputies_concerned) >= 2"),
        ('leaves_on < day("2026-10-01")', 'leaves_on < date("2026-10-01")'),
        ('major and (urgent or genre != "notice")', 'major and (urgent or (genre != "notice"))'),
        ('"interpretation" not in attachments', 'not("interpretation" in attachments)'),
    ],
)
def test_a_condition_is_written_in_the_part_that_feel_and_python_share(written: str, said: str) -> None:
    assert feel(parse(written)) == said


def test_a_text_with_quotation_marks_stays_one_text() -> None:
    assert text_literal('say "yes"\\no') == '"say \\"yes\\"\\\\no"'


def test_no_fact_of_the_vocabulary_has_a_name_that_feel_keeps_for_itself() -> None:
    kept = {"and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "between"}
    kept |= {"instance", "of", "function", "external", *BUILT_IN}
    answers = {f"{stage}_{table}" for stage in vocabulary().stages for table in ("cases", "gates")}
    assert vocabulary().facts.keys() & (kept | answers) == set()

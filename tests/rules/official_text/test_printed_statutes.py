"""Statutes printed in columns over pages read back with the chapters, articles and words put in."""

from __future__ import annotations

import os

from guiju.rules.official_text import OfficialTextError, RuleText, normalise, read_rule_text
from guiju.rules.official_text.rule_text import words
from rules.official_text.statutes import Statute, statute

STATUTES = int(os.environ.get("GUIJU_PRINTED_STATUTES", "150"))
EXACT = 0.99


def test_nearly_all_printed_statutes_read_back_with_their_chapters_articles_and_words() -> None:
    """The rest are ambiguous: a reference that fills the place of a mark on a page without indents."""
    seeds = range(STATUTES)
    wrong = [seed for seed in seeds if not reads_back(statute(seed))]
    assert len(wrong) <= (1 - EXACT) * STATUTES, f"seeds read wrongly: {wrong}"


def reads_back(made: Statute) -> bool:
    try:
        found = read_rule_text(made.text)
    except OfficialTextError:
        return False
    shape = [(chapter.title, [article.key for article in chapter.articles]) for chapter in found.chapters]
    return shape == made.chapters and words_of(found) == {key: normalise(text) for key, text in made.words.items()}


def words_of(found: RuleText) -> dict[str, str]:
    return {article.key: normalise("".join(mark + text for mark, text in words(article))) for article in found.articles}

"""What the final articles say: from when the text is in force, and which texts it repeals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from guiju.rules.official_text.document_numbers import document_number
from guiju.rules.official_text.numerals import DAY, day_in
from guiju.rules.official_text.publication import InForce, Repeal
from guiju.rules.official_text.rule_text import Article, RuleText, words

_FROM_AN_EVENT = re.compile(r"[自从](发布|公布|印发)(?:之日|当日)?起")
_FROM_A_DAY = re.compile(rf"[自从]\s*({DAY})\s*起")
_REPEALED = re.compile(r"废止|停止执行|失效")
_TEXT_NAMED = re.compile(r"《([^》]{1,200})》(?:\s*[（(\[]([^（）()]{1,60}号)[）)\]])?")
_DAY = re.compile(DAY)


def in_force_of(rules: RuleText) -> InForce:
    """From when the text is in force, read from the last article that says so; None when none does."""
    for article in reversed(_closing_articles(rules)):
        text = _text(article)
        event, day = _FROM_AN_EVENT.search(text), _FROM_A_DAY.search(text)
        if event:
            return "issue" if event[1] == "印发" else "publication"
        if day:
            return day_in(day[1])
    return None


def repeals_of(rules: RuleText) -> tuple[Repeal, ...]:
    """The texts that the final chapter repeals, in its order."""
    return tuple(repeal for article in _closing_articles(rules) for repeal in _repeals_in(_text(article)))


def _closing_articles(rules: RuleText) -> tuple[Article, ...]:
    """The last three: a text that splits its closing words does so over neighbours."""
    return rules.articles[-3:]


def _text(article: Article) -> str:
    return "".join(text for _, text in words(article))


def _repeals_in(text: str) -> Iterator[Repeal]:
    for sentence in re.split("[。；;]", text):
        repealed = list(_REPEALED.finditer(sentence))
        if not repealed:
            continue
        printed_on: date | None = None
        position = 0
        for named in _TEXT_NAMED.finditer(sentence, 0, repealed[-1].start()):
            days = _DAY.findall(sentence, position, named.start())
            printed_on = day_in(days[-1]) if days else None
            position = named.end()
            yield Repeal(named[1], document_number(named[2] or ""), printed_on)

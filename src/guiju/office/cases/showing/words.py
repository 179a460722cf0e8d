"""Facts, roles and spans of the rules as Chinese words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from guiju.office.people.directory import NamedPost
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition, FactType

NOTHING = "未填写"
Labels = Mapping[str, str]


def fact_words(fact: FactDefinition, value: Any, labels: Labels) -> str:
    """A fact's value, raw or typed. `labels`: code -> name of organs, posts and bodies."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if fact.type is FactType.MONEY:
        return money_words(value)
    if isinstance(value, list | tuple | frozenset):
        named = [labels.get(code, fact.values.get(code, code)) for code in sorted(value)]
        return "、".join(named) or "无"
    if fact.type is FactType.CHOICE:
        return labels.get(value, fact.values.get(value, str(value))) if fact.name == "body" else fact.values[value]
    return _day_words(value) if fact.type in (FactType.DATE, FactType.INSTANT) else str(value)


def money_words(value: Any) -> str:
    """An amount, in yuan or in fen as the core holds it: 500 万元."""
    yuan = Decimal(value) / 100 if isinstance(value, Fen) else Decimal(str(value))
    for size, unit in ((10**8, "亿元"), (10**4, "万元")):
        if yuan >= size and yuan % (size // 100) == 0:
            return f"{yuan / size:f}".rstrip("0").rstrip(".") + f" {unit}"
    return f"{yuan:,.2f} 元"


def person_in(post: NamedPost) -> str:
    """Holder and title: 李示四(副区长); a vacant post says so."""
    return f"{post.holder}({post.title})" if post.holder else f"{post.title}(空缺)"


def listed(words: Iterable[str]) -> str:
    """Words in a row."""
    return "、".join(words)


def _day_words(value: Any) -> str:
    found = value if isinstance(value, date) else _read(str(value))
    day = f"{found.year}年{found.month}月{found.day}日"
    return f"{day} {found:%H:%M}" if isinstance(found, datetime) else day


def _read(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

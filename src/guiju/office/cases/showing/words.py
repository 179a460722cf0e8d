"""Facts, roles and spans of the rules as Chinese words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.people.directory import NamedPost
from guiju.office.rulebook.labels import choices, english, listed
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition, FactType

NOTHING = later("未填写")
Labels = Mapping[str, str]


def fact_words(fact: FactDefinition, value: Any, labels: Labels) -> str:
    """A fact's value, raw or typed. `labels`: code -> name of organs, posts and bodies."""
    if value is None or value == "":
        return str(NOTHING)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if fact.type is FactType.MONEY:
        return money_words(value)
    if isinstance(value, list | tuple | frozenset):
        named = [labels.get(code, choices(fact).get(code, code)) for code in sorted(value)]
        return listed(named) or _("无")
    if fact.type is FactType.CHOICE:
        named_ = choices(fact)
        return labels.get(value, named_.get(value, str(value))) if fact.name == "body" else named_[value]
    return _day_words(value) if fact.type in (FactType.DATE, FactType.INSTANT) else str(value)


_LARGE = ((10**8, "亿元"), (10**4, "万元"))
_LARGE_EN = ((10**9, "billion yuan"), (10**6, "million yuan"))


def money_words(value: Any) -> str:
    """An amount, in yuan or in fen as the core holds it: 500 万元."""
    yuan = Decimal(value) / 100 if isinstance(value, Fen) else Decimal(str(value))
    for size, unit in _LARGE_EN if english() else _LARGE:
        if yuan >= size and yuan % (size // 100) == 0:
            return f"{yuan / size:f}".rstrip("0").rstrip(".") + f" {unit}"
    return _("%(yuan)s 元") % {"yuan": f"{yuan:,.2f}"}


def person_in(post: NamedPost) -> str:
    """Holder and title: 李示四(副区长); a vacant post says so."""
    return f"{post.holder}（{post.title}）" if post.holder else _("%(title)s（空缺）") % {"title": post.title}


def _day_words(value: Any) -> str:
    found = value if isinstance(value, date) else _read(str(value))
    day = f"{found.day} {found:%B} {found.year}" if english() else f"{found.year}年{found.month}月{found.day}日"
    return f"{day} {found:%H:%M}" if isinstance(found, datetime) else day


def _read(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

"""A small vocabulary, and hypothesis strategies for conditions and facts that fit it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from guiju.rules.expressions.syntax import (
    AnyOf,
    Comparison,
    Count,
    Day,
    Fact,
    Includes,
    Known,
    Money,
    Node,
    Not,
    Number,
    OneOf,
    Operand,
    Operator,
    Text,
    Truth,
    conjunction,
    disjunction,
)
from guiju.rules.facts import FactDefinition, FactType

GENRES = {"request": "请示", "report": "报告", "letter": "函"}
MATERIALS = {"draft": "文稿", "interpretation": "政策解读", "opinion": "合法性审查意见"}
VOCABULARY = {
    d.name: d
    for d in (
        FactDefinition("major", FactType.BOOLEAN, "涉及重大事项"),
        FactDefinition("urgent", FactType.BOOLEAN, "紧急"),
        FactDefinition("amount", FactType.MONEY, "追加额度"),
        FactDefinition("days", FactType.INTEGER, "离京时间", unit="天"),
        FactDefinition("leaves_on", FactType.DATE, "离京日期"),
        FactDefinition("back_on", FactType.DATE, "返京日期"),
        FactDefinition("genre", FactType.CHOICE, "文种", values=GENRES),
        FactDefinition("title", FactType.TEXT, "标题"),
        FactDefinition("attachments", FactType.SET, "附件", values=MATERIALS),
        FactDefinition("deputies", FactType.SET, "分管副区长", of="posts"),
        FactDefinition("drafting_organ", FactType.TEXT, "起草部门"),
        FactDefinition("organs", FactType.SET, "涉及的部门", of="organs"),
    )
}

_operators = st.sampled_from(list(Operator))
_equality = st.sampled_from([Operator.EQUAL, Operator.UNEQUAL])
_texts = st.text(st.characters(codec="utf-8", exclude_characters='"\\#'), max_size=4).filter(str.isprintable)
_days = st.dates(date(2024, 1, 1), date(2024, 1, 6))
_organs = st.sampled_from(["justice", "finance", "audit"])


def _either_way(left: Operand, operator: Operator, right: Operand, swap: bool) -> Node:
    return Comparison(right, operator, left) if swap else Comparison(left, operator, right)


def _compared(
    facts: list[Operand], others: st.SearchStrategy[Operand], ops: st.SearchStrategy[Operator]
) -> st.SearchStrategy[Node]:
    return st.builds(_either_way, st.sampled_from(facts), ops, others, st.booleans())


def _codes(codes: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Text, ...]]:
    return st.lists(st.builds(Text, codes), min_size=1, max_size=3).map(tuple)


_genre_codes = st.sampled_from(list(GENRES))
_material_codes = st.sampled_from(list(MATERIALS))
_numbers = st.builds(Number, st.integers(-2, 6))
_counts: list[Operand] = [Fact("days"), Count(Fact("attachments")), Count(Fact("organs"))]

atoms: st.SearchStrategy[Node] = st.one_of(
    st.builds(Truth, st.booleans()),
    st.sampled_from([Fact("major"), Fact("urgent")]),
    _compared([Fact("major")], st.builds(Truth, st.booleans()) | st.just(Fact("urgent")), _equality),
    _compared([Fact("amount")], st.builds(Money, st.integers(-300, 300)), _operators),
    _compared(_counts, _numbers | st.just(Count(Fact("deputies"))), _operators),
    _compared([Fact("leaves_on")], st.builds(Day, _days) | st.just(Fact("back_on")), _operators),
    _compared([Fact("genre")], st.builds(Text, _genre_codes), _equality),
    _compared([Fact("title")], st.builds(Text, _texts), _equality),
    st.builds(OneOf, st.just(Fact("genre")), _codes(_genre_codes), st.booleans()),
    st.builds(OneOf, st.sampled_from(_counts), st.lists(_numbers, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Includes, st.just(Fact("attachments")), st.builds(Text, _material_codes), st.booleans()),
    st.builds(Includes, st.just(Fact("organs")), st.just(Fact("drafting_organ")), st.booleans()),
    st.builds(AnyOf, st.just(Fact("attachments")), _codes(_material_codes)),
)


def _grown(terms: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(terms, min_size=2, max_size=4)
    return st.one_of(several.map(conjunction), several.map(disjunction), st.builds(Not, terms))


conditions = st.recursive(atoms, _grown, max_leaves=12)
conditions_that_ask_what_is_known = st.recursive(
    atoms | st.sampled_from([Known(Fact(name)) for name in VOCABULARY]), _grown, max_leaves=12
)
rows = st.lists(atoms | st.builds(Not, atoms), min_size=1, max_size=4).map(conjunction) | conditions

_values: dict[str, st.SearchStrategy[object]] = {
    "major": st.booleans(),
    "urgent": st.booleans(),
    "amount": st.integers(-301, 301),
    "days": st.integers(-3, 7),
    "leaves_on": _days,
    "back_on": _days,
    "genre": _genre_codes,
    "title": _texts,
    "attachments": st.frozensets(_material_codes),
    "deputies": st.frozensets(_organs),
    "drafting_organ": _organs,
    "organs": st.frozensets(_organs),
}
all_facts = st.fixed_dictionaries(_values)
some_facts = st.fixed_dictionaries({}, optional=_values)

"""Are the facts of a condition known, and do their types fit? Told to the author when the rule is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from guiju.rules.expressions.errors import ExpressionError
from guiju.rules.expressions.syntax import (
    And,
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
    Or,
    Text,
    Truth,
)
from guiju.rules.facts import FactDefinition, FactType

_IN_CHINESE = {
    FactType.BOOLEAN: "是或否",
    FactType.INTEGER: "整数",
    FactType.MONEY: "金额",
    FactType.DATE: "日期",
    FactType.INSTANT: "时刻",
    FactType.TEXT: "文字",
    FactType.CHOICE: "选项",
    FactType.SET: "集合",
}
_ORDERED = {FactType.INTEGER, FactType.MONEY, FactType.DATE, FactType.INSTANT}
_LITERALS: dict[type, FactType] = {
    Truth: FactType.BOOLEAN,
    Number: FactType.INTEGER,
    Money: FactType.MONEY,
    Text: FactType.TEXT,
    Day: FactType.DATE,
}
_WORDS = {FactType.TEXT, FactType.CHOICE}


def check(node: Node, facts: Mapping[str, FactDefinition]) -> None:
    """Raise ExpressionError for an unknown fact or value, a wrong type, or no yes-or-no answer."""
    _Checker(facts).condition(node)


class _Checker:
    def __init__(self, facts: Mapping[str, FactDefinition]) -> None:
        self.facts = facts

    def condition(self, node: Node) -> None:
        match node:
            case And(terms) | Or(terms):
                for term in terms:
                    self.condition(term)
            case Not(term):
                self.condition(term)
            case Comparison():
                self._comparison(node)
            case OneOf():
                self._one_of(node)
            case Includes():
                self._includes(node)
            case AnyOf(fact, texts):
                self._values(texts, self._set(fact))
            case Known(fact):
                self._definition(fact)
            case Truth():
                pass
            case _:
                self._stands_alone(node)

    def _stands_alone(self, node: Operand) -> None:
        kind = self._kind(node)
        if kind is not FactType.BOOLEAN:
            raise ExpressionError(f"条件要能答是或否，{self._naming(node)}不能单独作条件", node.column)

    def _comparison(self, node: Comparison) -> None:
        left, right = self._kind(node.left), self._kind(node.right)
        if not isinstance(node.left, Fact | Count) and not isinstance(node.right, Fact | Count):
            raise ExpressionError("比较的两边都是固定值，没有用到事实", node.column)
        self._refuse_bare_amounts(node, left, right)
        if left is not right and not {left, right} <= _WORDS:
            raise ExpressionError(f"{self._naming(node.left)}不能与{self._naming(node.right)}比较", node.column)
        if left is FactType.SET:
            raise ExpressionError("集合不能直接比较，请用 in、count(…) 或 any_of(…)", node.column)
        if node.operator not in (Operator.EQUAL, Operator.UNEQUAL) and left not in _ORDERED:
            raise ExpressionError(f"{self._naming(node.left)}没有大小，只能用 == 或 !=", node.column)
        for side, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(side, Fact) and isinstance(other, Text):
                self._values((other,), self._definition(side))

    def _refuse_bare_amounts(self, node: Comparison, left: FactType, right: FactType) -> None:
        for literal in (node.left, node.right):
            if isinstance(literal, Number) and FactType.MONEY in (left, right):
                raise ExpressionError(
                    f"金额要写明单位：请把 {literal.value} 写成 yuan({literal.value})", literal.column
                )

    def _one_of(self, node: OneOf) -> None:
        kind = self._kind(node.operand)
        wanted = Text if kind in _WORDS else Number
        if kind not in _WORDS | {FactType.INTEGER}:
            raise ExpressionError(f"{self._naming(node.operand)}不能与一组值比较，请用比较号", node.column)
        if not isinstance(node.operand, Fact | Count):
            raise ExpressionError("in 的左边是固定值，没有用到事实", node.column)
        for value in node.values:
            if not isinstance(value, wanted):
                raise ExpressionError(f"{self._naming(node.operand)}与{self._naming(value)}类型不同", value.column)
        if isinstance(node.operand, Fact):
            self._values((v for v in node.values if isinstance(v, Text)), self._definition(node.operand))

    def _includes(self, node: Includes) -> None:
        held = self._set(node.fact)
        if isinstance(node.element, Text):
            self._values((node.element,), held)
        elif self._kind(node.element) not in _WORDS:
            raise ExpressionError(f"{self._naming(node.element)}不能是集合的一项", node.element.column)

    def _set(self, fact: Fact) -> FactDefinition:
        definition = self._definition(fact)
        if definition.type is not FactType.SET:
            raise ExpressionError(f"{self._naming(fact)}不是集合", fact.column)
        return definition

    def _kind(self, node: Operand) -> FactType:
        if isinstance(node, Count):
            self._set(node.fact)
            return FactType.INTEGER
        return self._definition(node).type if isinstance(node, Fact) else _LITERALS[type(node)]

    def _definition(self, fact: Fact) -> FactDefinition:
        found = self.facts.get(fact.name)
        if found is not None:
            return found
        close = get_close_matches(fact.name, self.facts, n=3)
        advice = "、".join(f"{name}（{self.facts[name].zh}）" for name in close)
        hint = f"相近的有：{advice}" if close else "请先在词汇表中定义"
        raise ExpressionError(f"没有名为「{fact.name}」的事实；{hint}", fact.column)

    def _values(self, given: Iterable[Text], definition: FactDefinition) -> None:
        for text in given:
            if definition.values and text.value not in definition.values:
                known = "、".join(f"{code}（{zh}）" for code, zh in definition.values.items())
                raise ExpressionError(f"「{definition.zh}」没有「{text.value}」这个值；可用的值：{known}", text.column)

    def _naming(self, node: Operand) -> str:
        kind = _IN_CHINESE[self._kind(node)]
        match node:
            case Fact(name):
                return f"「{self.facts[name].zh}」（{kind}）"
            case Count(fact):
                return f"「{self.facts[fact.name].zh}」的个数"
        return f"固定值（{kind}）"

"""A condition as a Chinese sentence, from the labels of its facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guiju.rules.expressions.amounts import amount_in_words, day_in_words
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

_IN_SIZE = {
    Operator.EQUAL: "为",
    Operator.UNEQUAL: "不为",
    Operator.LESS: "少于",
    Operator.AT_MOST: "不超过",
    Operator.MORE: "超过",
    Operator.AT_LEAST: "不少于",
}
_IN_TIME = _IN_SIZE | {
    Operator.LESS: "早于",
    Operator.AT_MOST: "不晚于",
    Operator.MORE: "晚于",
    Operator.AT_LEAST: "不早于",
}


def sentence(node: Node, facts: Mapping[str, FactDefinition]) -> str:
    """Say the condition as an official reads it: 追加额度不少于500万元且并非「涉及重大事项」.

    The condition must have passed `check` against the same facts.
    """
    return _Speaker(facts).say(node)


class _Speaker:
    def __init__(self, facts: Mapping[str, FactDefinition]) -> None:
        self.facts = facts

    def say(self, node: Node) -> str:
        match node:
            case And(terms):
                return "且".join(self._within(t, Or) for t in terms)
            case Or(terms):
                return "或".join(self._within(t, And) for t in terms)
            case Not(And() | Or() as term):
                return f"并非（{self.say(term)}）"
            case Not(term):
                return f"并非「{self.say(term)}」"
            case Truth(value):
                return "任何情形" if value else "没有任何情形"
            case Fact(name):
                return self.facts[name].zh
            case Known(fact):
                return f"已填写「{self.say(fact)}」"
        return self._judgement(node)

    def _judgement(self, node: Node) -> str:
        match node:
            case Comparison(Fact() | Count() as left, operator, right):
                return self._comparison(left, operator, right)
            case Comparison(left, operator, Fact() | Count() as right):
                return self._comparison(right, operator.flipped(), left)
            case OneOf(operand, values, negated):
                subject = self._subject(operand)
                return f"{subject}{'不' * negated}属于{self._listed(values, operand)}之一"
            case Includes(fact, element, negated):
                return f"{self.say(fact)}{'不' * negated}包括{self._value(element, fact)}"
            case AnyOf(fact, texts):
                return f"{self.say(fact)}包括{self._listed(texts, fact)}中的任一项"
        raise TypeError(node)

    def _within(self, node: Node, *looser: type) -> str:
        return f"（{self.say(node)}）" if isinstance(node, looser) else self.say(node)

    def _comparison(self, subject: Fact | Count, operator: Operator, other: Operand) -> str:
        kind = FactType.INTEGER if isinstance(subject, Count) else self.facts[subject.name].type
        if isinstance(other, Truth):
            return self.say(subject if other.value is (operator is Operator.EQUAL) else Not(subject))
        if kind is FactType.BOOLEAN:
            agree = "一致" if operator is Operator.EQUAL else "不一致"
            return f"「{self._subject(subject)}」与「{self._subject(other)}」{agree}"
        words = _IN_TIME if kind in (FactType.DATE, FactType.INSTANT) else _IN_SIZE
        counted = "的个数" if isinstance(other, Fact | Count) and isinstance(subject, Count) else ""
        return f"{self._subject(subject)}{counted}{words[operator]}{self._value(other, subject)}"

    def _subject(self, operand: Operand) -> str:
        match operand:
            case Count(fact) | (Fact() as fact):
                return self.facts[fact.name].zh
        return self._value(operand, operand)

    def _listed(self, values: Iterable[Text | Number], of: Operand) -> str:
        return "、".join(self._value(v, of) for v in values)

    def _value(self, value: Operand, of: Operand) -> str:
        """The value as said of that fact: codes by their labels, numbers with the fact's unit."""
        match value:
            case Money(fen):
                return amount_in_words(fen)
            case Day(day):
                return day_in_words(day)
            case Number(number):
                return f"{number}{self._unit(of)}"
            case Text(code):
                labels = self.facts[of.name].values if isinstance(of, Fact) else {}
                return f"「{labels.get(code, code)}」"
            case Count(fact):
                return f"「{self.say(fact)}」的个数"
        return f"「{self._subject(value)}」"

    def _unit(self, of: Operand) -> str:
        match of:
            case Count(fact):
                return self.facts[fact.name].unit or "个"
            case Fact(name):
                return self.facts[name].unit
        return ""

"""Our tree as Python's tree."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

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
    Operator,
    Or,
    Text,
    Truth,
    names,
    walk,
)

_OPERATORS: dict[Operator, type[ast.cmpop]] = {
    Operator.EQUAL: ast.Eq,
    Operator.UNEQUAL: ast.NotEq,
    Operator.LESS: ast.Lt,
    Operator.AT_MOST: ast.LtE,
    Operator.MORE: ast.Gt,
    Operator.AT_LEAST: ast.GtE,
}
_WORTH_SHARING = (Comparison, OneOf, Includes, AnyOf, And, Or)


def load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def sharable(nodes: Sequence[Node], guarded: Iterable[str]) -> list[Node]:
    """Sub-conditions asked more than once, inner ones first; none about a fact that a `known` guards."""
    asked = Counter(n for node in dict.fromkeys(nodes) for n in walk(node) if isinstance(n, _WORTH_SHARING))
    return [n for n, times in asked.items() if times > 1 and names(n).isdisjoint(guarded)]


class Code:
    """A function under construction: which local names hold what, which objects are globals."""

    def __init__(self) -> None:
        self.locals: dict[str, str] = {}
        self.shared: dict[Node, str] = {}
        self._globals: dict[str, Any] = {"__builtins__": {}, "len": len}

    def holds(self, name: str, value: object) -> ast.expr:
        """An object that the function reads as a global of the name; the name must be ours and not taken yet."""
        self._globals[name] = value
        return load(name)

    def looked_up(self, fact: str) -> ast.expr:
        return ast.Subscript(load("facts"), ast.Constant(fact), ast.Load())

    def expression(self, node: Node) -> ast.expr:
        if node in self.shared:
            return load(self.shared[node])
        match node:
            case And(terms):
                return ast.BoolOp(ast.And(), [self.expression(t) for t in terms])
            case Or(terms):
                return ast.BoolOp(ast.Or(), [self.expression(t) for t in terms])
            case Not(term):
                return ast.UnaryOp(ast.Not(), self.expression(term))
            case Comparison(left, operator, right):
                return self._compare(left, _OPERATORS[operator](), self.expression(right))
            case OneOf(operand, values, negated):
                return self._compare(operand, _in(negated), _set(values))
            case Includes(fact, element, negated):
                return self._compare(element, _in(negated), self.expression(fact))
            case Known(fact):
                return self._compare(Text(fact.name), ast.In(), load("facts"))
            case AnyOf(fact, texts):
                method = ast.Attribute(self.expression(fact), "isdisjoint", ast.Load())
                return ast.UnaryOp(ast.Not(), ast.Call(method, [_set(texts)], []))
        return self._operand(node)

    def function(self, name: str, body: list[ast.stmt], parameter: str = "facts") -> Callable[..., Any]:
        """Compile a function of one parameter."""
        module = ast.parse(f"def {name}({parameter}): pass")
        definition = module.body[0]
        if not isinstance(definition, ast.FunctionDef):
            raise TypeError(definition)
        definition.body = body
        compiled = compile(ast.fix_missing_locations(module), f"<{name}>", "exec")
        exec(compiled, self._globals)  # noqa: S102 - our own tree, made of constants and our own names
        function: Callable[..., Any] = self._globals[name]
        return function

    def _compare(self, left: Node, operator: ast.cmpop, right: ast.expr) -> ast.expr:
        return ast.Compare(self.expression(left), [operator], [right])

    def _operand(self, node: Node) -> ast.expr:
        match node:
            case Fact(name):
                return load(self.locals[name]) if name in self.locals else self.looked_up(name)
            case Count(fact):
                return ast.Call(load("len"), [self.expression(fact)], [])
            case Money(fen):
                return ast.Constant(fen)
            case Day(value):  # Python's tree holds no dates: the object goes into the function's globals
                return self.holds(f"day_{value:%Y%m%d}", value)
            case Truth(value) | Number(value) | Text(value):
                return ast.Constant(value)
        raise TypeError(node)


def _in(negated: bool) -> ast.cmpop:
    return ast.NotIn() if negated else ast.In()


def _set(values: tuple[Text | Number, ...] | tuple[Text, ...]) -> ast.expr:
    members: Any = frozenset(v.value for v in values)  # the stubs do not know that a constant may be a set
    return ast.Constant(members)

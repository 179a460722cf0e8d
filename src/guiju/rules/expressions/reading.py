"""Reads the whitelisted forms of Python's tree into ours and refuses every other, saying where."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from guiju.rules.expressions.errors import ExpressionError
from guiju.rules.expressions.literals import LiteralReader
from guiju.rules.expressions.syntax import (
    AnyOf,
    Comparison,
    Count,
    Fact,
    Includes,
    Known,
    Node,
    Not,
    OneOf,
    Operand,
    Operator,
    Text,
    conjunction,
    disjunction,
)

DEEPEST = 40
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: Operator.EQUAL,
    ast.NotEq: Operator.UNEQUAL,
    ast.Lt: Operator.LESS,
    ast.LtE: Operator.AT_MOST,
    ast.Gt: Operator.MORE,
    ast.GtE: Operator.AT_LEAST,
}


class Reader(LiteralReader):
    """Reads one parsed source; `shift` columns of blanks stood before it."""

    def read(self, tree: ast.expr, depth: int = 0) -> Node:
        column = self.column(tree)
        if depth > DEEPEST:
            raise ExpressionError(f"条件嵌套超过{DEEPEST}层，请拆成几条", column)
        match tree:
            case ast.BoolOp(op=ast.And()):
                return conjunction([self.read(v, depth + 1) for v in tree.values], column)
            case ast.BoolOp():
                return disjunction([self.read(v, depth + 1) for v in tree.values], column)
            case ast.UnaryOp(op=ast.Not()):
                return Not(self.read(tree.operand, depth + 1), column=column)
            case ast.Compare():
                return self._chain(tree, depth)
            case ast.Call():
                return self._call(tree)
            case ast.Name():
                return self._fact(tree)
            case ast.Constant() | ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
                return self.literal(tree)
        raise ExpressionError("这里只能写事实、固定值、比较、and、or、not 和规定的函数", column)

    def _chain(self, tree: ast.Compare, depth: int) -> Node:
        """`1 <= x < 5` is two comparisons joined by and."""
        if len(tree.ops) == 1:
            return self._compared(tree, tree.left, tree.ops[0], tree.comparators[0], depth)
        if any(type(o) not in _OPERATORS for o in tree.ops):
            raise ExpressionError("in 不能与别的比较连写，请用 and 分开", self.column(tree))
        sides = [tree.left, *tree.comparators]
        pairs = zip(sides, tree.ops, sides[1:], strict=False)
        return conjunction([self._compared(tree, *pair, depth) for pair in pairs], self.column(tree))

    def _compared(self, tree: ast.Compare, left: ast.expr, op: ast.cmpop, right: ast.expr, depth: int) -> Node:
        if isinstance(op, ast.In | ast.NotIn):
            return self._membership(tree, right, isinstance(op, ast.NotIn), depth)
        if type(op) not in _OPERATORS:
            raise ExpressionError("相等写 ==，不等写 !=，不能写 is", self.column(tree))
        sides = self._operand(left, depth), self._operand(right, depth)
        return Comparison(sides[0], _OPERATORS[type(op)], sides[1], column=self.column(tree))

    def _membership(self, tree: ast.Compare, right: ast.expr, negated: bool, depth: int) -> Node:
        column = self.column(tree)
        left = self._operand(tree.left, depth)
        if isinstance(right, ast.Tuple | ast.List):
            return OneOf(left, self.codes_or_numbers(right), negated, column=column)
        container = self._operand(right, depth)
        if not isinstance(container, Fact):
            raise ExpressionError('in 的右边要写一组值或集合事实；只有一个值时写 ("值",)', self.column(right))
        if not isinstance(left, Text | Fact):
            raise ExpressionError("在集合里查找的只能是代码或事实", self.column(tree.left))
        return Includes(container, left, negated, column=column)

    def _operand(self, tree: ast.expr, depth: int) -> Operand:
        node = self.read(tree, depth + 1)
        if isinstance(node, Operand):
            return node
        raise ExpressionError("比较的两边只能是事实、固定值或 count(…)", self.column(tree))

    def _call(self, tree: ast.Call) -> Node:
        name = tree.func.id if isinstance(tree.func, ast.Name) else ""
        known = _FUNCTIONS.get(name)
        if known is None:
            raise ExpressionError(f"只能用这些函数：{'、'.join(_FUNCTIONS)}", self.column(tree))
        arguments, build, usage = known
        if tree.keywords or len(tree.args) != arguments:
            raise ExpressionError(f"{name} 应写作 {usage}", self.column(tree))
        return build(self, tree)

    def _fact(self, tree: ast.expr) -> Fact:
        if not isinstance(tree, ast.Name):
            raise ExpressionError("这里要写一个事实的名字", self.column(tree))
        if not _NAME.fullmatch(tree.id) or self.segment(tree) != tree.id:
            raise ExpressionError(f"「{tree.id}」不是事实的名字：只用小写英文字母、数字和下划线", self.column(tree))
        return Fact(tree.id, column=self.column(tree))

    def _count(self, tree: ast.Call) -> Node:
        return Count(self._fact(tree.args[0]), column=self.column(tree))

    def _known(self, tree: ast.Call) -> Node:
        return Known(self._fact(tree.args[0]), column=self.column(tree))

    def _any_of(self, tree: ast.Call) -> Node:
        return AnyOf(self._fact(tree.args[0]), self.codes(tree.args[1]), column=self.column(tree))


_FUNCTIONS: dict[str, tuple[int, Callable[[Reader, ast.Call], Node], str]] = {
    "count": (1, Reader._count, "count(集合事实)"),  # halfwidth
    "any_of": (2, Reader._any_of, 'any_of(集合事实, ("甲", "乙"))'),  # halfwidth
    "known": (1, Reader._known, "known(事实)"),  # halfwidth
    "yuan": (1, Reader.yuan, "yuan(5000000)"),
    "day": (1, Reader.day, 'day("2026-01-01")'),
}

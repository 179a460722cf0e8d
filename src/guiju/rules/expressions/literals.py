"""Reads numbers, texts, amounts and days, exactly as written: what Python would quietly merge is refused."""

from __future__ import annotations

import ast
import re
from datetime import date
from decimal import Decimal

from guiju.rules.expressions.errors import ExpressionError
from guiju.rules.expressions.syntax import Day, Money, Node, Number, Text, Truth

LARGEST = 10**15
_WHOLE = re.compile(r"-?[0-9][0-9_]*", re.ASCII)
_AMOUNT = re.compile(r"-?[0-9][0-9_]*(\.[0-9]{1,2})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class LiteralReader:
    """Knows the source, so that it can say where a node stands and how it was written."""

    def __init__(self, source: str, shift: int) -> None:
        self._bytes = source.encode()
        self._shift = shift

    def column(self, tree: ast.expr) -> int:
        """1-based, in characters; Python counts in bytes of UTF-8."""
        return self._shift + len(self._bytes[: tree.col_offset].decode()) + 1

    def segment(self, tree: ast.expr) -> str:
        return self._bytes[tree.col_offset : tree.end_col_offset].decode()

    def literal(self, tree: ast.expr) -> Truth | Number | Text:
        column = self.column(tree)
        match tree:
            case ast.Constant(value=bool(truth)):
                return Truth(truth, column=column)
            case ast.Constant(value=str(text)):
                return Text(self._checked_text(text, tree), column=column)
        written = self.segment(tree)
        if not _WHOLE.fullmatch(written):
            raise ExpressionError("固定值只能是整数、带引号的代码、True 或 False；金额写 yuan(…)", column)
        return Number(self._bounded(int(written), column), column=column)

    def codes_or_numbers(self, tree: ast.expr) -> tuple[Text | Number, ...]:
        """A bracketed list of at least one literal."""
        items = tree.elts if isinstance(tree, ast.Tuple | ast.List) else []
        if not items:
            raise ExpressionError('这里要写一组值，例如 ("甲", "乙")；只有一个值时写 ("甲",)', self.column(tree))
        return tuple(self._code_or_number(item) for item in items)

    def codes(self, tree: ast.expr) -> tuple[Text, ...]:
        values = self.codes_or_numbers(tree)
        texts = tuple(v for v in values if isinstance(v, Text))
        if len(texts) != len(values):
            raise ExpressionError("这一组值只能是带引号的代码", self.column(tree))
        return texts

    def yuan(self, tree: ast.Call) -> Node:
        written, column = self.segment(tree.args[0]), self.column(tree)
        if not _AMOUNT.fullmatch(written):
            raise ExpressionError("yuan(…) 里写以元计的数，最多两位小数，例如 yuan(5000000)", column)
        fen = int(Decimal(written.replace("_", "")) * 100)
        return Money(self._bounded(fen, column), column=column)

    def day(self, tree: ast.Call) -> Node:
        argument, column = tree.args[0], self.column(tree)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and _DAY.fullmatch(argument.value):
            try:
                return Day(date.fromisoformat(argument.value), column=column)
            except ValueError:
                pass
        raise ExpressionError('day(…) 里写一个存在的日期，例如 day("2026-01-01")', column)

    def _code_or_number(self, tree: ast.expr) -> Text | Number:
        if isinstance(tree, ast.Constant | ast.UnaryOp):
            value = self.literal(tree)
            if not isinstance(value, Truth):
                return value
        raise ExpressionError("一组值里只能写带引号的代码或整数", self.column(tree))

    def _checked_text(self, text: str, tree: ast.expr) -> str:
        """Adjoining strings (a forgotten comma), prefixed and triple-quoted ones are not what is written."""
        if self.segment(tree) not in (f'"{text}"', f"'{text}'"):
            raise ExpressionError("引号有误，或相邻两个代码之间少了逗号", self.column(tree))
        if '"' in text or not text.isprintable():
            raise ExpressionError("代码里不能有引号或不可见字符", self.column(tree))
        return text

    def _bounded(self, number: int, column: int) -> int:
        if abs(number) > LARGEST:
            raise ExpressionError("数字太大", column)
        return number

"""From the text of a condition to its tree. Nothing is ever evaluated; only the listed forms are read."""

from __future__ import annotations

import ast

from guiju.rules.expressions.errors import ExpressionError
from guiju.rules.expressions.reading import Reader
from guiju.rules.expressions.syntax import Node

LONGEST = 2000
MOST_BRACKETS = 40
_FULL_WIDTH = "（），；“”‘’！＝＜＞"


def parse(source: str) -> Node:
    """Read one condition. Raises ExpressionError; types are looked at later, by `check`."""
    _refuse_what_python_would_swallow(source)
    text = source.translate(_BLANKS)
    indent = len(text) - len(text.lstrip())
    body = text.strip()
    try:
        tree = ast.parse(body, mode="eval")
    except SyntaxError as error:
        column = indent + min(error.offset or len(body) + 1, len(body) + 1)
        raise ExpressionError(_advice(source), column) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError("条件写得太复杂，或含有不能用的字符", 1) from None
    return Reader(body, indent).read(tree.body)


_BLANKS = {ord(c): " " for c in "\t\r\n\f\v"}


def _refuse_what_python_would_swallow(source: str) -> None:
    """A comment could hide half of a condition, an escape could hide a character: neither is needed."""
    if not source.strip():
        raise ExpressionError("条件是空的；没有条件时请写 True", 1)
    if len(source) > LONGEST:
        raise ExpressionError(f"条件超过{LONGEST}个字符，请拆成几条", LONGEST + 1)
    for column, character in enumerate(source, 1):
        if character in "#\\\0":
            raise ExpressionError("条件里不能写注释或转义符（# 和 \\）", column)
    _refuse_deep_brackets(source)


def _refuse_deep_brackets(source: str) -> None:
    depth = 0
    for column, character in enumerate(source, 1):
        depth += (character in "([{") - (character in ")]}")
        if depth > MOST_BRACKETS:
            raise ExpressionError(f"括号套了{MOST_BRACKETS}层以上，请拆成几条", column)


def _advice(source: str) -> str:
    wide = sorted({c for c in source if c in _FULL_WIDTH})
    if wide:
        return f"条件的写法有误：标点要用半角，这里有全角的 {''.join(wide)}"
    return "条件的写法有误，请检查括号、引号和 and、or 是否齐全；相等要写 =="

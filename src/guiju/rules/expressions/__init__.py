"""The language of conditions: a small, typed, safe subset of Python expressions. See docs/expressions.md."""

from guiju.rules.expressions.checking import check
from guiju.rules.expressions.compiling import compile_mask
from guiju.rules.expressions.deciding import Decision, DecisionRow, NoRow, compile_decision
from guiju.rules.expressions.errors import ExpressionError
from guiju.rules.expressions.indexing import compile_index
from guiju.rules.expressions.parsing import parse
from guiju.rules.expressions.partial import evaluate_partial
from guiju.rules.expressions.sentences import sentence
from guiju.rules.expressions.source import source
from guiju.rules.expressions.syntax import Node, names

__all__ = [
    "Decision",
    "DecisionRow",
    "ExpressionError",
    "NoRow",
    "Node",
    "check",
    "compile_decision",
    "compile_index",
    "compile_mask",
    "evaluate_partial",
    "names",
    "parse",
    "sentence",
    "source",
]

"""Fails when a file is over 300 lines or a function over 30, unless it is named here with its reason."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_LINES, MOST_FUNCTION_LINES = 300, 30
ROOTS = ("src", "tests", "bench", "scripts")
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def python_files() -> Iterator[Path]:
    """Every source file of the project, migrations left out: Django writes those."""
    for root in ROOTS:
        yield from (p for p in sorted(Path(root).rglob("*.py")) if "migrations" not in p.parts)


def long_functions(path: Path, tree: ast.Module) -> Iterator[str]:
    """Functions over the limit. The docstring does not count: telling a stranger more is no fault."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)
            if length > MOST_FUNCTION_LINES and f"{path}:{node.name}" not in LONG_FUNCTIONS:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines (limit {MOST_FUNCTION_LINES})"


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def complaints() -> Iterator[str]:
    """Everything over its limit."""
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MOST_LINES and str(path) not in LONG_FILES:
            yield f"{path}: {lines} lines (limit {MOST_LINES})"
        yield from long_functions(path, ast.parse(text))


if __name__ == "__main__":
    found = list(complaints())
    print("\n".join(found))  # noqa: T201 -- what a script says
    sys.exit(bool(found))

"""Writes which tests show which articles, as `@pytest.mark.shows("DC2024:54", zh="...")` above the tests says."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "guiju" / "office" / "rulebook" / "shown_by_tests.json"
MARK = "shows"


def index() -> str:
    """The whole file as text: article (or `CODE:treatment`) -> tests with the sentence that says what they show."""
    found: dict[str, list[dict[str, str]]] = {}
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for test, mark in marks(ast.parse(file.read_text(encoding="utf-8"))):
            row = {"test": f"{file.relative_to(ROOT).as_posix()}::{test}", "zh": sentence(mark)}
            for article in mark.args:
                found.setdefault(str(ast.literal_eval(article)), []).append(row)
    return json.dumps(dict(sorted(found.items())), ensure_ascii=False, indent=1) + "\n"


def marks(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every test with a mark that names articles."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == MARK:
                    yield node.name, mark


def sentence(mark: ast.Call) -> str:
    """What the mark says that the test shows."""
    said = {word.arg: ast.literal_eval(word.value) for word in mark.keywords}
    if not said.get("zh"):
        sys.exit(f"line {mark.lineno}: a mark `{MARK}` needs zh=, a Chinese sentence that says what the test shows")
    return str(said["zh"])


if __name__ == "__main__":
    if "--check" in sys.argv:
        current = TARGET.read_text(encoding="utf-8") == index()
        sys.exit(0 if current else f"{TARGET.name} is not current: make shown")
    TARGET.write_text(index(), encoding="utf-8")

"""Writes docs/glossary.md: one Chinese term, one identifier, from glossary-concepts.txt and the vocabulary."""

from __future__ import annotations

import sys
from pathlib import Path

from guiju import rulebooks
from guiju.rules.instruments import load_vocabulary

DOCS = Path(__file__).parent.parent / "docs"


def glossary() -> str:
    """The whole file as text."""
    vocabulary = load_vocabulary(rulebooks.FOLDER / "vocabulary")
    parts = [(DOCS / "glossary-concepts.txt").read_text(encoding="utf-8").strip()]
    titles = (
        ("Acts 事项", vocabulary.acts),
        ("Stages 阶段", vocabulary.stages),
        ("Verbs 办理动作", vocabulary.verbs),
        ("Roles 角色", vocabulary.roles),
        ("Meetings 会议", vocabulary.bodies),
        ("Materials 材料", vocabulary.materials),
        ("Facts 事实", vocabulary.facts),
    )
    for title, terms in titles:
        rows = [f"| {t.zh} | `{code}` | {t.en} |" for code, t in terms.items()]  # type: ignore[attr-defined] # all of them are terms
        parts.append("\n".join([f"## {title}", "", "| 中文 | identifier | English |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    target = DOCS / "glossary.md"
    if "--check" in sys.argv:
        sys.exit(
            0 if target.read_text(encoding="utf-8") == glossary() else "docs/glossary.md is not current: make glossary"
        )
    target.write_text(glossary(), encoding="utf-8")

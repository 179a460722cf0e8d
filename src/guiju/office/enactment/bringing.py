"""The materials that the drafter brings along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guiju.office.enactment.questions import Asker, Question

LONGEST_NAME = 200
Rows = list[tuple[str, str, str]]
"""Materials to be brought: kind, Chinese, articles."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A material: a file beside the answers, or the words that were answered."""

    kind: str
    name: str
    content: bytes


def brought(asker: Asker, where: str, rows: Rows, folder: Path) -> tuple[Brought, ...]:
    """The materials asked for; `where` is the path of their answers, `folder` where named files are looked for."""
    asked = [
        (kind, zh, Question(f"{where}/{kind}", f"{zh}（文件名，或直接写内容）", why=why)) for kind, zh, why in rows
    ]
    return tuple(_brought(kind, zh, asker.ask(question) or "", folder) for kind, zh, question in asked)


def _brought(kind: str, zh: str, said: str, folder: Path) -> Brought:
    path = folder / said if said and "\n" not in said and len(said) < LONGEST_NAME else None
    if path is not None and path.is_file():
        return Brought(kind, path.name, path.read_bytes())
    return Brought(kind, f"{zh}.txt", said.encode())

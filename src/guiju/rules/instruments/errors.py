"""Mistakes in a rule text's data, each with its file, line and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class InstrumentError:
    """One mistake. Lines and columns count from 1."""

    file: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file.parent.name}/{self.file.name} 第{self.line}行第{self.column}列：{self.message}"


class InstrumentErrors(ValueError):
    """All mistakes found in one reading, in the order of files and lines."""

    def __init__(self, errors: Sequence[InstrumentError]) -> None:
        self.errors = tuple(sorted(errors))
        super().__init__("\n".join(str(error) for error in self.errors))

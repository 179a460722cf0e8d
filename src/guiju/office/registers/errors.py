"""Why something about a register is refused."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.office.cases.errors import CaseError


class NoSuchRegister(CaseError):
    """The district's rules name no such register, or it has no such entry."""

    status = 404


class NotYourRegister(CaseError):
    """Somebody holds no post that may read the register, or that may write in it."""

    status = 403


class WrongEntry(CaseError):
    """A value is missing or cannot be read; `name` is the column."""

    status = 422

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class EntryChanged(CaseError):
    """Somebody else has changed the entry since it was shown."""


@dataclass(frozen=True, slots=True)
class WrongCell:
    """One mistake of a sheet. `row` counts from 1 as the spreadsheet shows it; `column` is the heading."""

    row: int
    column: str
    message: str


class WrongSheet(CaseError):
    """A spreadsheet cannot be taken in; `cells` are all of its mistakes. Nothing was stored."""

    status = 422

    def __init__(self, message: str, cells: tuple[WrongCell, ...] = ()) -> None:
        super().__init__(message)
        self.cells = cells

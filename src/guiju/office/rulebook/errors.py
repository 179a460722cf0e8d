"""Why a rulebook cannot be opened."""

from __future__ import annotations


class UnknownDistrict(LookupError):
    """No district of that code is set up in this installation."""

    def __init__(self, code: str, known: list[str]) -> None:
        self.message = f"没有代号为「{code}」的区;本系统已设置的区: {'、'.join(known)}"
        super().__init__(self.message)

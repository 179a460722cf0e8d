"""Where the made-up people and matters of a district are: with the program, or in the folder that was added."""

from __future__ import annotations

from pathlib import Path

from guiju.office.rulebook.profiles import profile
from guiju.office.rulebook.rule_folders import MATTERS, PEOPLE

_OWN = Path(__file__).parent


def people_file(district: str) -> Path | None:
    """The staff file of a district's made-up people."""
    known = profile(district)
    return _there(known.home / PEOPLE if known.added else _OWN / f"people-{district}.yaml")


def matters_file(district: str) -> Path | None:
    """The scenes of a district's made-up matters."""
    known = profile(district)
    return _there(known.home / MATTERS if known.added else _OWN / f"cases-{district}.yaml")


def hall_file(district: str) -> Path | None:
    """The sitting of today and the leaders' week of a district; an added district has none."""
    return None if profile(district).added else _there(_OWN / f"hall-{district}.yaml")


def _there(file: Path) -> Path | None:
    return file if file.is_file() else None

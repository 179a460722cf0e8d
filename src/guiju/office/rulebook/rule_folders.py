"""Where the districts of an installation are described: those of the program, and those that it added itself.

Read from the environment, not from Django's settings: the rules are asked without Django too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from guiju import rulebooks

ADDED = "rulebooks"
PROFILE, PEOPLE, MATTERS = "district.yaml", "people.yaml", "matters.yaml"


def added_roots() -> list[Path]:
    """Folders with one folder a district in them: GUIJU_RULEBOOKS, else the state folder's own."""
    named = os.environ.get("GUIJU_RULEBOOKS", "")
    if named:
        return [Path(part) for part in named.split(os.pathsep) if part]
    return [Path(os.environ.get("GUIJU_DATA", "data")).resolve() / ADDED]


def profile_files() -> Iterator[Path]:
    """Every district's profile: the program's first, then the added ones by the names of their folders."""
    yield from sorted((rulebooks.FOLDER / "districts").glob("*.yaml"))
    for root in added_roots():
        yield from sorted(root.glob(f"*/{PROFILE}"))


def home_of(profile_file: Path) -> Path:
    """The folder in which a district's rule texts are looked for first."""
    return profile_file.parent if profile_file.name == PROFILE else rulebooks.FOLDER


def layer_folders(layer: str) -> list[Path]:
    """The folders of all texts of a layer of outside law, by their names."""
    return sorted(head.parent for head in (rulebooks.FOLDER / layer).glob("*/instrument.yaml"))


def instrument_folder(home: Path, name: str) -> Path | None:
    """The folder of that rule text: the district's own, or one of the program's (national layers); else None."""
    places = (root / name for root in (home, rulebooks.FOLDER))
    return next((place for place in places if (place / "instrument.yaml").is_file()), None)

"""Reads past cases before a trial asks for them: behind the page when a copy is made, or by a nightly command.

In a process of its own: python -m guiju.office.whatif.reading_ahead DISTRICT.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from guiju.office.rulebook import queries
from guiju.office.whatif.kept_place import LOCK, tables_folder
from guiju.office.whatif.progress import held

MODULE = "guiju.office.whatif.reading_ahead"
KINDER = 10  # to everybody else on the machine


def start(district: str) -> None:
    """Begins to read beside the page and comes back at once; while somebody reads already there is nothing to do."""
    if not held(tables_folder(district) / LOCK):
        subprocess.Popen(  # noqa: S603 -- our own module, our own words
            [sys.executable, "-m", MODULE, district],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )


def read(district: str, progress: Callable[[int], None]) -> tuple[int, int]:
    """Brings the tables of a district up to the log; how many cases there are, and how many of them were read now."""
    from guiju.office.whatif.recorded import recorded  # with it comes the dataframe library

    with recorded(district, queries.vocabulary(), progress) as found:
        return found.cases, found.fresh


def main() -> None:
    """Called by `start`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
    import django

    django.setup()
    os.nice(KINDER)
    read(sys.argv[1], lambda done: None)


if __name__ == "__main__":
    main()

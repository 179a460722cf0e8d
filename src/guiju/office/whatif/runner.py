"""A trial in a process of its own, beside the web server: python -m guiju.office.whatif.runner DISTRICT KEY."""

from __future__ import annotations

import os
import sys

from guiju.office.whatif import progress
from guiju.office.whatif.progress import DONE, FAILED, RUNNING, TrialState
from guiju.office.whatif.sandboxes import Sandbox, sandbox
from guiju.office.whatif.trials import trial

KINDER = 10  # to everybody else on the machine


def run(one: Sandbox) -> None:
    """Tries a sandbox and keeps what was found; a failure is kept as a sentence."""
    with progress.in_turn(one):
        try:
            found = trial(one.district, one.name, one.instrument(), lambda *told: _tell(one, *told))
        except Exception as error:
            message = (
                getattr(error, "message", "") or f"试算没有完成（{type(error).__name__}: {error}）。请告诉系统管理员。"
            )
            progress.tell(one, TrialState(FAILED, message=message))
            raise
        progress.keep_result(one, found)
        progress.tell(one, TrialState(DONE))


def _tell(one: Sandbox, doing: str, done: int, of: int) -> None:
    progress.tell(one, TrialState(RUNNING, doing, done, of))


def main() -> None:
    """Called by `starting`, which has taken the sandbox's lock for us."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
    import django

    django.setup()
    os.nice(KINDER)
    run(sandbox(sys.argv[1], sys.argv[2]))


if __name__ == "__main__":
    main()

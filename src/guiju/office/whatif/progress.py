"""How far a trial is, and what it found: two files beside the sandbox, and a lock that its process holds to the end."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop as N_

from guiju.office.whatif.sandboxes import Sandbox, district_folder

RUNNING, DONE, FAILED, NONE = "running", "done", "failed", "none"
BROKEN_OFF = N_("试算中途停了（可能是服务重启），没有结果。请再试算一次。")


@dataclass(frozen=True, slots=True)
class TrialState:
    """`state`: none, running, done or failed. `of` 0: not known how many there are."""

    state: str = NONE
    doing: str = ""
    done: int = 0
    of: int = 0
    message: str = ""


def state_of(one: Sandbox) -> TrialState:
    """How far the last trial is. One whose process is gone without an end has failed."""
    try:
        found = TrialState(**json.loads((one.folder / "trial.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return TrialState()
    if found.state == RUNNING and not held(one.folder / "trial.lock"):
        return TrialState(FAILED, message=BROKEN_OFF)
    return found


def tell(one: Sandbox, state: TrialState) -> None:
    """Writes how far it is."""
    _write(one.folder / "trial.json", asdict(state))


def keep_result(one: Sandbox, result: dict[str, Any]) -> None:
    """Writes what was found."""
    _write(one.folder / "result.json", result)


def result_of(one: Sandbox) -> dict[str, Any] | None:
    """What the last finished trial found; None before the first."""
    try:
        found: dict[str, Any] = json.loads((one.folder / "result.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


def _write(file: Path, value: dict[str, Any]) -> None:
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    os.replace(beside, file)


def take_lock(one: Sandbox) -> int | None:
    """The sandbox's lock as an open file that a child may inherit; None while a trial holds it."""
    descriptor = os.open(one.folder / "trial.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def held(file: Path) -> bool:
    """Whether a process holds the lock of this file now."""
    if not file.exists():
        return False
    with file.open() as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def in_turn(one: Sandbox) -> Iterator[None]:
    """One trial at a time in an installation: the others wait here."""
    file = district_folder("").parent / "sandboxes" / "turn.lock"
    with file.open("w") as opened:
        tell(one, TrialState(RUNNING, N_("排队等候")))
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield

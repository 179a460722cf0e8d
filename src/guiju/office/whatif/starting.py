"""Starts a trial behind the page."""

from __future__ import annotations

import os
import subprocess
import sys

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.whatif import progress
from guiju.office.whatif.errors import SandboxBusy
from guiju.office.whatif.progress import RUNNING, TrialState
from guiju.office.whatif.sandboxes import Sandbox

RUNNER = "guiju.office.whatif.runner"


def start(one: Sandbox) -> None:
    """Starts the trial's process and comes back at once. Raises SandboxBusy while one is under way."""
    lock = progress.take_lock(one)
    if lock is None:
        raise SandboxBusy(_("「%(name)s」正在试算，请等它算完。") % {"name": one.name})
    try:
        progress.tell(one, TrialState(RUNNING, N_("准备")))
        with (one.folder / "trial.log").open("wb") as log:
            subprocess.Popen(  # noqa: S603 -- our own module, our own words
                [sys.executable, "-m", RUNNER, one.district, one.key],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(lock,),
                start_new_session=True,
            )
    finally:
        os.close(lock)  # the child holds it on


def check_idle(one: Sandbox) -> None:
    """Raises SandboxBusy while a trial is under way."""
    if progress.state_of(one).state == RUNNING:
        raise SandboxBusy(_("「%(name)s」正在试算，请等它算完再改动。") % {"name": one.name})

"""`guiju log verify`: whole, or where it is broken."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import CliRunner
from django.db import connection

from guiju.office.cases import append_only
from guiju.office.cases.commands import log
from guiju.office.cases.models import Event


def test_a_whole_log_is_said_to_be_whole(opened: Callable[..., int]) -> None:
    opened()
    found = CliRunner().invoke(log, ["verify", "--district", "dongcheng", "--json"], standalone_mode=False)
    assert (found.return_value, json.loads(found.output)["whole"]) == (0, True)


def test_a_changed_entry_is_found_with_its_place(opened: Callable[..., int]) -> None:
    case = opened()
    append_only.remove(connection)
    try:
        Event.objects.filter(case_id=case, seq=1).update(payload='{"act":"hold_event"}')
    finally:
        append_only.install(connection)
    found = CliRunner().invoke(log, ["verify", "--json"], standalone_mode=False)
    assert found.return_value == 1
    assert json.loads(found.output)["break"] == {
        "district": "dongcheng",
        "serial": 1,
        "seq": 1,
        "reason": "记录内容与其校验值不符",
    }

"""How often a meeting is held, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.rules.bindingness import Strength
from guiju.rules.instruments.recurrence import Cadence

STRENGTHS: Mapping[Strength, str] = {
    Strength.MUST: "",
    Strength.IN_PRINCIPLE: N_("原则上"),
    Strength.GENERALLY: N_("一般"),
    Strength.MAY: N_("可以"),
}
EVERY: Mapping[str, str] = {
    "week": N_("每周"),
    "month": N_("每月"),
    "quarter": N_("每季度"),
    "half_year": N_("每半年"),
    "year": N_("每年"),
    "term": N_("每届任期"),
}


def how_often(cadence: Cadence) -> str:
    """原则上每周1次; with what the text adds to it."""
    often = _often(cadence) if cadence.per else ""
    return "；".join(part for part in (often, cadence.label) if part)


def _often(cadence: Cadence) -> str:
    words = {"strength": _(STRENGTHS[cadence.strength]) if STRENGTHS[cadence.strength] else ""}
    words |= {"period": _(EVERY[cadence.per]), "times": str(cadence.at_least)}
    return (_("%(strength)s%(period)s%(times)s次") % words).strip()

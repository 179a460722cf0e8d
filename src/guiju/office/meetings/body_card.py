"""What the articles say about a kind of meeting."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.meetings.bodies import Body
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import listed
from guiju.rules.instruments.recurrence import EVERY, Cadence
from guiju.rules.planning.plans import Strength

STRENGTHS = {
    Strength.MUST: "",
    Strength.IN_PRINCIPLE: N_("原则上"),
    Strength.GENERALLY: N_("一般"),
    Strength.MAY: N_("可以"),
}


def body_card(body: Body, district: str) -> dict[str, Any]:
    """What the articles say about a kind of meeting, in Chinese."""
    norm = body.norm
    quorum = _("组成人员的%(share)s(含)以上") % {"share": norm.quorum.share} if norm.quorum else _("条文没有规定")
    return {
        "name": body.said,
        "cites": cards(body.cites, district),
        "rows": [
            (_("组成人员"), body.said_of(norm.members) or _("由召集人确定")),
            (_("召集"), body.said_of(norm.convened_by) or None),
            (_("主持"), listed([_chair(body, chair.who, chair.needs) for chair in norm.chair]) or None),
            (_("列席"), body.said_of(norm.attends) or None),
            (_("邀请"), body.said_of(norm.invites) or None),
            (_("召开"), _cadence(norm.cadence) if norm.cadence else None),
            (_("到会"), quorum),
            (_("分管领导"), _("须到会") if norm.deputy_in_charge else None),
        ],
        "tasks": norm.tasks,
    }


def _often(cadence: Cadence) -> str:
    words = {"strength": _(STRENGTHS[cadence.strength]) if STRENGTHS[cadence.strength] else ""}
    words |= {"period": _(EVERY[cadence.per]), "times": str(cadence.at_least)}
    return (_("%(strength)s%(period)s%(times)s次") % words).strip()


def _cadence(cadence: Cadence) -> str:
    often = _often(cadence) if cadence.per else ""
    return ";".join(part for part in (often, cadence.label) if part)


def _chair(body: Body, who: str, needs: str) -> str:
    return f"{body.said_of([who])}{_('(须受委托)') if needs else ''}"

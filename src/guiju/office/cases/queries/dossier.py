"""A case as data to be taken along: what it is about and its whole log, with everything that its hashes cover."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from guiju.office.cases.models import Event
from guiju.office.cases.queries.access import CaseFile

FORM = "guiju-case/1"
"""The name of this form of data; a reader tells later ones by it."""
EVENT = ("seq", "kind", "payload", "happened_at", "recorded_at", "cites", "rulebook_version", "previous_hash", "hash")
KEYS = ("actor_id", "actor_post_id", "on_behalf_of_id", "token")
NAMES = ("actor__name", "actor_post__title", "on_behalf_of__title")


def dossier(file: CaseFile) -> dict[str, Any]:
    """The case of a file whose rights were checked. Raw values only, so that JSON holds all of it.

    `payload` is the very text that was hashed; with the keys beside it the chain of hashes can be computed again.
    """
    case, state = file.case, file.state
    rows = Event.objects.filter(case=case).order_by("seq").values(*EVENT, *KEYS, *NAMES)
    return {
        "form": FORM,
        "district": case.district_id,
        "serial": case.serial,
        "act": case.act,
        "title": case.title,
        "state": state.state,
        "stage": state.stage,
        "drafting_organ": state.drafting_organ,
        "opened_by": case.opened_by.name,
        "opened_at": case.opened_at.isoformat(),
        "law_on": case.law_on.isoformat(),
        "rulebook_version": case.rulebook_version,
        "parent": case.parent.serial if case.parent else None,
        "facts": state.facts,
        "plan": state.plan,
        "materials": [{"kind": m.kind, "name": m.name, "sha256": m.sha256} for m in state.materials.values()],
        "events": [_event(row) for row in rows],
    }


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    """Times in full; names beside the keys that the hash covers."""
    return {
        **row,
        "happened_at": row["happened_at"].isoformat(),
        "recorded_at": row["recorded_at"].isoformat(),
        "cites": json.loads(row["cites"]),
    }

"""Entries of the history of pages; the only place that writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_noop as N_

from guiju.office.openness.models import PublicationEvent, PublicDocument
from guiju.office.people.models import Person

WORDS = {
    "published": N_("公开"),
    "registered": N_("登记（正文未录入）"),
    "repealed": N_("标为废止"),
    "corrected": N_("更正"),
    "withdrawn": N_("撤下"),
    "restored": N_("恢复"),
    "linked": N_("关联解读"),
}
NAMES = {field.name: str(getattr(field, "verbose_name", field.name)) for field in PublicDocument._meta.get_fields()}
NAMES["explained_by"] = N_("解读")


def record(
    page: PublicDocument,
    kind: str,
    *,
    now: datetime,
    by: Person | None = None,
    reason: str = "",
    changes: Mapping[str, Sequence[str]] | None = None,
    cites: Sequence[str] = (),
) -> PublicationEvent:
    """Append one entry. `changes`: name of a field -> (before, after)."""
    return PublicationEvent.objects.create(
        district_id=page.district_id,
        document=page,
        kind=kind,
        at=now,
        by=by,
        reason=reason.strip()[:300],
        changes={name: list(values) for name, values in (changes or {}).items()},
        cites=list(cites),
    )

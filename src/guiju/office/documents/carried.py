"""Papers that a sub-matter carries from the matter it is about: whoever is asked about it reads them there.

A topic before a meeting is decided by people who have nothing to do yet with the matter itself. What the topic's own
log names, and nothing else of the matter, is theirs to read.
"""

from __future__ import annotations

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.cases.queries import CaseFile, state_of
from guiju.office.cases.queries.seen import of_seen_cases
from guiju.office.cases.state import CaseState
from guiju.office.documents.drafting import MATERIAL_KIND, MATERIAL_NAME
from guiju.office.documents.models import Attachment, Version


def carried_attachments(file: CaseFile) -> list[Attachment]:
    """The attachments of the matter that a sub-matter names, oldest first; none for other cases."""
    rows = Attachment.objects.filter(case=file.case.parent_id).select_related("file", "attached_by")
    found = {_mark(row): row for row in rows.order_by("-attached_at", "-pk") if _names(file.state, row)}
    return sorted(found.values(), key=lambda row: (row.attached_at, row.pk))


def carried_versions(file: CaseFile) -> list[Version]:
    """The version of the matter's text that a sub-matter names; empty when it names none."""
    text = file.state.materials.get((MATERIAL_KIND, MATERIAL_NAME))
    rows = Version.objects.filter(draft__case=file.case.parent_id, sha256=text.sha256 if text else "")
    return list(rows.select_related("author", "draft").order_by("-number")[:1])


def carried_to(row: Attachment, actor: Actor) -> bool:
    """Whether a sub-matter that somebody may see names the attachment."""
    below = Case.objects.filter(of_seen_cases(actor, ""), parent=row.case_id)
    return any(_names(state_of(case), row) for case in below.values_list("pk", flat=True))


def _names(state: CaseState, row: Attachment) -> bool:
    kind, name, sha256 = _mark(row)
    material = state.materials.get((kind, name))
    return material is not None and material.sha256 == sha256


def _mark(row: Attachment) -> tuple[str, str, str]:
    return row.kind, row.name, row.file.sha256

"""Attaching files to a case: inspected, kept under their digest, written into the case's log."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.documents import inspection, store
from guiju.office.documents.models import Attachment, StoredFile
from guiju.office.documents.rights import case_file


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it; `limit` in bytes is what the installation takes."""

    name: str
    content: bytes
    limit: int


@transaction.atomic
def attach(case_id: int, actor: Actor, kind: str, upload: Upload) -> Attachment:
    """Attach a file as a kind of material. A current one of the same kind and name is replaced, never removed;
    the very same file again changes nothing.

    Raises FileRefused (NotWhatItClaims, TooLarge, UnsafeArchive, MacroRefused, SecretMarked), NoSuchCase,
    NotYourCase, NotNow, MaterialUnknown.
    """
    case = case_file(case_id, actor).case
    name = inspection.clean_name(upload.name)
    file_kind = inspection.inspect(name, upload.content, upload.limit)
    file = keep_file(case.district_id, file_kind.value, upload.content, actor)
    current = Attachment.objects.filter(case_id=case_id, kind=kind, name=name, replaced_at=None).first()
    if current and current.file_id == file.pk:
        return current
    cases.attach_material(case_id, actor, cases.Attached(kind, name, file.sha256, file.size))
    Attachment.objects.filter(case_id=case_id, kind=kind, name=name, replaced_at=None).update(replaced_at=actor.now)
    return Attachment.objects.create(
        district_id=case.district_id,
        case=case,
        kind=kind,
        name=name,
        file=file,
        attached_by=actor.person,
        attached_at=actor.now,
    )


def keep_file(district: str, kind: str, content: bytes, actor: Actor) -> StoredFile:
    """Store a content that has been inspected or was made here."""
    digest = store.keep(content)
    defaults = {"size": len(content), "kind": kind, "stored_at": actor.now}
    return StoredFile.objects.get_or_create(district_id=district, sha256=digest, defaults=defaults)[0]

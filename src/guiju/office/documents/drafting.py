"""Saving the text of a document: every save is a version of its own, and nobody overwrites anybody."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.codec import canonical
from guiju.office.documents.errors import SomebodyElseSaved
from guiju.office.documents.inspection import refuse_secret
from guiju.office.documents.models import Draft, Version
from guiju.office.documents.rights import draftable_case

MATERIAL_KIND = "draft"
MATERIAL_NAME = "正文"
"""Uploads have an ending in their names, so no upload can take the place of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """What an author writes. Lists have one name a line; the body is plain text with 一、（一）1.（1） levels."""

    title: str
    addressees: str = ""
    body: str = ""
    annexes: str = ""
    copied_to: str = ""

    def digest(self) -> str:
        """SHA-256 of the words: what an approval of this text approves."""
        return hashlib.sha256(canonical(asdict(self)).encode()).hexdigest()

    def size(self) -> int:
        """Bytes of all words in UTF-8."""
        return sum(len(words.encode()) for words in asdict(self).values())


def text_of(version: Version) -> DraftText:
    """The words of a version."""
    return DraftText(
        title=version.title,
        addressees=version.addressees,
        body=version.body,
        annexes=version.annexes,
        copied_to=version.copied_to,
    )


@transaction.atomic
def save_draft(case_id: int, actor: Actor, text: DraftText, based_on: int) -> Version:
    """Save a new version and tell the case, so that approvals of other words lapse when it is handed in again.

    `based_on`: the number of the version that the author saw (0: none yet). The same words again save nothing.
    Raises NoSuchCase, NotYourDraft, SomebodyElseSaved, SecretMarked.
    """
    for words in asdict(text).values():
        refuse_secret(words, text.title or MATERIAL_NAME)
    case = draftable_case(case_id, actor)
    Draft.objects.get_or_create(case_id=case.pk, defaults={"district_id": case.district_id})
    draft = Draft.objects.select_for_update().get(case_id=case.pk)
    newest = Version.objects.filter(draft=draft, number=draft.last).select_related("author").first()
    if newest and newest.sha256 == text.digest():
        return newest
    if newest and draft.last != based_on:
        raise SomebodyElseSaved(_overtaken(newest))
    version = _add(draft, text, actor)
    material = cases.Attached(MATERIAL_KIND, MATERIAL_NAME, version.sha256, text.size())
    cases.attach_material(case_id, actor, material)
    return version


def _add(draft: Draft, text: DraftText, actor: Actor) -> Version:
    draft.last += 1
    draft.save(update_fields=["last"])
    return Version.objects.create(
        district_id=draft.district_id,
        draft=draft,
        number=draft.last,
        sha256=text.digest(),
        author=actor.person,
        saved_at=actor.now,
        **asdict(text),
    )


def _overtaken(newest: Version) -> str:
    return _(
        "您修改期间，%(name)s已保存了第%(number)s版。您写的内容仍在下面，尚未保存；请对照两者的差别，合并后再次保存。"
    ) % {
        "name": newest.author.name,
        "number": newest.number,
    }

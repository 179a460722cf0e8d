"""What a case holds that can be found: its head, its words, what was said about it, the files attached."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from guiju.office.cases.codec import decode
from guiju.office.cases.events import ACTED_KINDS
from guiju.office.cases.models import Case, Event, Sight
from guiju.office.documents import store
from guiju.office.documents.models import Attachment, IssuedDocument, StoredFile, Version
from guiju.office.search.extracting import words_in
from guiju.office.search.models import EntryKind

Source = tuple[str, int]
"""The kind of a text, and the row that it was read from."""
PART = 8_000
OVERLAP = 60
"""Characters that two parts share, so that a word across the cut is found whole."""
_SAID = (*ACTED_KINDS.values(), "objected", "commented", "circulated", "sent_back", "outcome_recorded")
_WORDS_OF = ("text", "note", "reason", "evidence")


@dataclass(frozen=True, slots=True)
class Found:
    """One text of a case or of a registered paper, as `models.Passage` keeps it."""

    kind: EntryKind
    source: int
    part: int
    title: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that was read before: what is stored under its key never changes."""

    kind: EntryKind
    source: int


def texts_of(case: Case, read: Collection[Source] = ()) -> Iterator[Found | Unchanged]:
    """Everything of a case that can be found, long texts in parts. Files that were `read` are not opened again."""
    for whole in _whole(case, read):
        yield from in_parts(whole)


def in_parts(whole: Found | Unchanged) -> Iterator[Found | Unchanged]:
    """A text in parts short enough for the index; a word across a cut is in both."""
    if isinstance(whole, Unchanged):
        yield whole
        return
    for part, start in enumerate(range(0, max(len(whole.text), 1), PART)):
        text = whole.text[max(start - OVERLAP, 0) : start + PART]
        yield Found(whole.kind, whole.source, part, whole.title, text, whole.at)


def words_of(file: StoredFile) -> str:
    """What can be read in a stored file; "" also when the state folder has lost it: its name is still found."""
    try:
        with store.open_kept(file.sha256) as content:
            return words_in(file.kind, content.read())
    except FileNotFoundError:
        return ""


def seen_by(case: Case) -> str:
    """Who may see the case, as tokens; everybody of the government's office may besides."""
    return " ".join(sorted(Sight.objects.filter(case=case).values_list("viewer", flat=True)))


def _whole(case: Case, read: Collection[Source]) -> Iterator[Found | Unchanged]:
    yield Found(EntryKind.CASE, case.pk, 0, case.title, f"{case.serial}号", case.opened_at)
    yield from _words(case)
    yield from _opinions(case)
    files = Attachment.objects.filter(case=case, replaced_at=None).select_related("file")
    for file in files.order_by("pk"):
        if (EntryKind.ATTACHMENT, file.pk) in read:
            yield Unchanged(EntryKind.ATTACHMENT, file.pk)
        else:
            yield Found(EntryKind.ATTACHMENT, file.pk, 0, file.name, words_of(file.file), file.attached_at)


def _words(case: Case) -> Iterator[Found]:
    """The document as issued; before that the newest version of its words."""
    issued = IssuedDocument.objects.filter(case=case).first()
    if issued:
        parts = (issued.number, issued.addressees, issued.body, issued.annexes, issued.copied_to)
        yield Found(EntryKind.ISSUED, issued.pk, 0, issued.title, "\n".join(filter(None, parts)), issued.issued_at)
        return
    draft = Version.objects.filter(draft__case=case).order_by("-number").first()
    if draft:
        parts = ("", draft.addressees, draft.body, draft.annexes, draft.copied_to)
        yield Found(EntryKind.DRAFT, draft.pk, 0, draft.title, "\n".join(filter(None, parts)), draft.saved_at)


def _opinions(case: Case) -> Iterator[Found]:
    said = Event.objects.filter(case=case, kind__in=_SAID).select_related("actor").order_by("seq")
    lines = [(event.happened_at, f"{event.actor.name}：{words}") for event in said if (words := _said(event))]
    if lines:
        text = "\n".join(line for _, line in lines)
        yield Found(EntryKind.OPINIONS, case.pk, 0, case.title, text, max(at for at, _ in lines))


def _said(event: Event) -> str:
    body = decode(event.kind, event.payload)
    return " ".join(filter(None, (getattr(body, name, "") for name in _WORDS_OF)))

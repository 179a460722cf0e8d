"""Reads of documents. Whatever belongs to a case is given only to those who may see the case."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import CaseFile, state_of
from guiju.office.cases.queries.seen import of_seen_cases
from guiju.office.cases.state import CaseState
from guiju.office.documents import printing, store
from guiju.office.documents.carried import carried_attachments, carried_to, carried_versions
from guiju.office.documents.comparison import Line, compare
from guiju.office.documents.errors import NoSuchDocument
from guiju.office.documents.genre_checks import Advice, advice_on
from guiju.office.documents.inspection.kinds import MEDIA_TYPES, FileKind
from guiju.office.documents.layout import Annex, Block
from guiju.office.documents.letterheads import direction_of, genre_of, letterhead_of
from guiju.office.documents.models import Attachment, IssuedDocument, NumberChange, NumberSeries, StoredFile, Version
from guiju.office.documents.papers import Issue, Text, final_paper, parts_of, review_paper
from guiju.office.documents.rights import case_file, may_draft
from guiju.office.documents.signing import signing_post
from guiju.office.people.plain_sql import any_row
from guiju.office.rulebook import queries as rulebooks
from guiju.office.rulebook.labels import choices, label
from guiju.office.rulebook.profiles import profile


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is searched for; empty values do not narrow it. `year` is that of issue."""

    year: int | None = None
    genre: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way to a person: the stream is theirs to close."""

    name: str
    media_type: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A case with the versions of its text, newest first. `headed`: the state whose facts say how it is headed."""

    file: CaseFile
    versions: tuple[Version, ...]
    editable: bool
    headed: CaseState

    @property
    def newest(self) -> Version | None:
        return self.versions[0] if self.versions else None

    def version(self, number: int) -> Version:
        """One of the versions. Raises NoSuchDocument."""
        for version in self.versions:
            if version.number == number:
                return version
        raise NoSuchDocument(_("正文没有第%(number)s版。请从版本列表中重新选择。") % {"number": number})


def register(actor: Actor, wanted: Wanted) -> QuerySet[IssuedDocument]:
    """The issued documents that somebody may see, newest first."""
    found = IssuedDocument.objects.filter(of_seen_cases(actor))
    if wanted.year:
        found = found.filter(issued_on__year=wanted.year)
    if wanted.genre:
        found = found.filter(genre=wanted.genre)
    if text := wanted.text.strip():
        found = found.filter(Q(title__icontains=text) | Q(number__icontains=text) | Q(body__icontains=text))
    return found.order_by("-issued_on", "-pk")


def years(actor: Actor) -> list[int]:
    """The years of issue in somebody's register, newest first."""
    days = IssuedDocument.objects.filter(of_seen_cases(actor)).dates("issued_on", "year", order="DESC")
    return [day.year for day in days]


def issued(document_id: int, actor: Actor) -> IssuedDocument:
    """An issued document. Raises NoSuchDocument, NotYourPaper."""
    found = IssuedDocument.objects.select_related("docx", "pdf").filter(pk=document_id).first()
    if found is None:
        raise NoSuchDocument(_("没有这份公文。请从公文列表中重新打开。"))
    case_file(found.case_id, actor)
    return found


def issued_in_case(case_id: int) -> IssuedDocument | None:
    """The document that a case has issued, for apps that take part in it. No rights are checked here."""
    if not any_row(IssuedDocument, "case_id", case_id):
        return None
    return IssuedDocument.objects.select_related("docx", "pdf").filter(case_id=case_id).first()


def issued_under(district: str, number: str) -> IssuedDocument | None:
    """The document of a number, for apps that take part in cases. No rights are checked here."""
    return IssuedDocument.objects.filter(district_id=district, number=number).first()


def last_number(district: str, code: str, year: int) -> int:
    """Up to which number a series is used; 0 when none has been given."""
    found = NumberSeries.objects.filter(district_id=district, code=code, year=year)
    return found.values_list("last", flat=True).first() or 0


def paper(document: IssuedDocument, form: str) -> Download:
    """A file of an issued document: `form` is docx, pdf or ofd. Raises NoSuchDocument, NotPrinted.

    DOCX and PDF were kept at issue; the OFD is made of the frozen words when it is asked for, page for page as the PDF.
    """
    files = {"docx": document.docx, "pdf": document.pdf}
    if form == "ofd":
        return Download(f"{document.number}.ofd", MEDIA_TYPES[FileKind.OFD], BytesIO(_ofd(document)))
    if form not in files:
        raise NoSuchDocument(_("公文只有 PDF、DOCX 和 OFD 三种文件。请从公文页面下载。"))
    return _download(f"{document.number}.{form}", files[form])


def attachments(case_id: int) -> list[Attachment]:
    """The current attachments of a case that has been opened with its rights, oldest first."""
    rows = Attachment.objects.filter(case_id=case_id, replaced_at=None).select_related("file", "attached_by")
    return list(rows.order_by("attached_at", "pk"))


def attachments_in(file: CaseFile) -> list[Attachment]:
    """The current attachments of a case, those first that a sub-matter carries from the matter it is about."""
    return [*carried_attachments(file), *attachments(file.case.pk)]


def attachment(attachment_id: int, actor: Actor) -> Download:
    """An attached file, also a replaced one. Raises NoSuchDocument, NotYourPaper."""
    found = Attachment.objects.select_related("file").filter(pk=attachment_id).first()
    if found is None:
        raise NoSuchDocument(_("没有这个附件。请从事项页面重新打开。"))
    if not carried_to(found, actor):
        case_file(found.case_id, actor)
    return open_attachment(found)


def open_attachment(found: Attachment) -> Download:
    """A file of `attachments`, whose case has been opened with its rights."""
    return _download(found.name, found.file)


def draft(case_id: int, actor: Actor) -> DraftFile:
    """The text of a case; a sub-matter shows, to be read, that of the matter it is about.

    Raises NoSuchCase, NotYourPaper.
    """
    file = case_file(case_id, actor)
    versions = Version.objects.filter(draft__case_id=case_id).select_related("author").order_by("-number")
    if not versions and (carried := carried_versions(file)):
        return DraftFile(file, tuple(carried), False, state_of(carried[0].draft.case_id))
    return DraftFile(file, tuple(versions), may_draft(file, actor), file.state)


def preview(found: DraftFile, number: int | None = None) -> bytes:
    """The PDF of a version (the newest when not said), marked 送审稿. Raises NoSuchDocument, NotPrinted."""
    version = found.newest if number is None else found.version(number)
    if version is None:
        raise NoSuchDocument(_("还没有保存过正文。请先填写并保存。"))
    return printing.pdf_of(review_paper(version, letterhead_of(found.file.case.district_id, found.headed)))


def look(found: DraftFile, text: Text, width: int, most: int) -> tuple[list[bytes], int]:
    """The first pages of words that are not saved, as PNG, and how many there are. Raises NotPrinted."""
    paper = review_paper(text, letterhead_of(found.file.case.district_id, found.headed))
    return printing.pictures_of(paper, width, most)


def advice(found: DraftFile, text: Text) -> list[Advice]:
    """What the words lack as the kind of paper that the case says; none while it does not say."""
    genre = genre_of(found.headed)
    if genre is None:
        return []
    name = rulebooks.vocabulary().facts["genre"].values[genre.code].removesuffix("（令）")
    return advice_on(text, genre, name, direction_of(found.headed))


def changes(before: Text, after: Text) -> list[tuple[str, list[Line]]]:
    """What differs between two texts, part by part, with the Chinese name of each part that has any words."""
    parts = (
        (_("标题"), "title"),
        (_("主送机关"), "addressees"),
        (_("正文"), "body"),
        (_("附件"), "annexes"),
        (_("抄送"), "copied_to"),
    )
    found = [(part, compare(getattr(before, name), getattr(after, name))) for part, name in parts]
    return [(part, lines) for part, lines in found if lines]


def kinds_for(file: CaseFile) -> list[tuple[str, str]]:
    """The kinds of material that the act of a case offers, with their Chinese names."""
    vocabulary = rulebooks.vocabulary()
    act = vocabulary.acts.get(file.state.act)
    return [(kind, label(vocabulary.materials[kind])) for kind in act.attaches] if act else []


def genres() -> list[tuple[str, str]]:
    """The kinds of official papers, with their Chinese names."""
    return list(choices(rulebooks.vocabulary().facts["genre"]).items())


def disclosures() -> list[tuple[str, str]]:
    """The disclosure attributes, with their Chinese names."""
    return list(choices(rulebooks.vocabulary().facts["disclosure"]).items())


def disclosure_of(file: CaseFile) -> str:
    """The Chinese name of the disclosure attribute of a case; "" while it is not decided."""
    return dict(disclosures()).get(str(file.state.facts.get("disclosure", "")), "")


def kinds_asked(file: CaseFile) -> list[tuple[str, str]]:
    """The same kinds, those that the plan asks for first, with their articles and whether they are still missing."""
    asked = {row.item: row for row in reversed(file.plan.requirements)}
    known = kinds_for(file)
    words = {
        code: f"{zh}（{'、'.join(cite.zh() for cite in asked[code].cites)}{'' if asked[code].present else '，还缺'}）"
        for code, zh in known
        if code in asked
    }
    return [(code, words.get(code, zh)) for code, zh in sorted(known, key=lambda row: row[0] not in asked)]


def materials() -> dict[str, str]:
    """The Chinese names of all kinds of material."""
    return {kind: label(term) for kind, term in rulebooks.vocabulary().materials.items()}


def usual_addressees(file: CaseFile) -> str:
    """Whom the district's papers to its own bodies address; "" for papers that go elsewhere."""
    downward = file.state.facts.get("addressee", "lower") == "lower"
    return profile(file.case.district_id).addressees if downward else ""


def words(text: Text) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """Body and annexes of a document as paragraphs with their levels."""
    return parts_of(text)


def series(district: str) -> list[NumberSeries]:
    """The number series of a district, newest year first."""
    return list(NumberSeries.objects.filter(district_id=district).order_by("-year", "pk"))


def number_changes(district: str) -> list[NumberChange]:
    """The latest hundred settings by hand, newest first."""
    rows = NumberChange.objects.filter(district_id=district).select_related("series", "changed_by")
    return list(rows.order_by("-pk")[:100])


def _ofd(document: IssuedDocument) -> bytes:
    state = state_of(document.case_id)
    signers = tuple(document.signers.splitlines())
    how = Issue(
        number=document.number,
        signers=signers,
        made_on=document.made_on,
        issued_on=document.issued_on,
        signed_as=signing_post(state),
    )
    return printing.ofd_of(final_paper(document, letterhead_of(document.district_id, state), how))


def _download(name: str, file: StoredFile) -> Download:
    return Download(name, MEDIA_TYPES[FileKind(file.kind)], store.open_kept(file.sha256))

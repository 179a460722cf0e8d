"""Documents for programs: what somebody may see on the pages, they may see here, and nothing more."""

from __future__ import annotations

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from guiju.office.documents import actions, casefile, queries
from guiju.office.documents.checked import checked_paper
from guiju.office.documents.checking import findings_of
from guiju.office.documents.entry import actor_of, on_record, upload_of
from guiju.office.documents.rights import case_file
from guiju.office.documents.serving import send, show_pdf
from guiju.office.rulebook.api_answers import REFUSALS, answers

router = Router(tags=["公文"])
PAGE = 50


class IssuedLine(Schema):
    """An issued document in a list. `made_on` is the day of the last signature."""

    id: int
    case_id: int
    number: str
    title: str
    issuer: str
    genre: str
    disclosure: str
    made_on: date
    issued_on: date


class IssuedText(IssuedLine):
    """An issued document with its words; lists have one name a line."""

    addressees: str
    signers: str
    body: str
    annexes: str
    copied_to: str
    pdf_sha256: str
    docx_sha256: str


class IssuedPage(Schema):
    """One page of the register, newest first; `page` and `pages` count from 1."""

    count: int
    page: int
    pages: int
    documents: list[IssuedLine]


class AttachmentLine(Schema):
    """A current attachment of a case."""

    id: int
    kind: str
    name: str
    size: int
    sha256: str
    attached_at: datetime


@router.get("", response=answers(IssuedPage), summary="已发公文列表")
def issued_documents(
    request: HttpRequest, year: int | None = None, genre: str = "", q: str = "", page: int = 1
) -> object:
    """By year of issue, kind, and words in the title, number or body."""
    rows = queries.register(actor_of(request), queries.Wanted(year, genre, q[:200]))
    found = Paginator(rows, PAGE).get_page(page)
    counts = {"count": found.paginator.count, "page": found.number, "pages": found.paginator.num_pages}
    return {**counts, "documents": list(found.object_list)}


class FindingLine(Schema):
    """What a checked DOCX has otherwise than the standard. `paragraph` 0: the page as a whole."""

    element: str
    clause: str
    message: str
    cure: str
    must: bool
    paragraph: int
    quote: str


@router.post("/check", response=answers(list[FindingLine]), summary="按公文格式标准检查一份 DOCX")
def check(request: HttpRequest, file: File[UploadedFile]) -> object:
    """Element, clause of GB/T 9704-2012 and cure of each finding. The file is not kept."""
    actor_of(request)
    return findings_of(checked_paper(upload_of(file)))


@router.get("/{int:document_id}", response=answers(IssuedText), summary="一份已发公文")
def issued_document(request: HttpRequest, document_id: int) -> object:
    """With its words as issued."""
    with on_record(request):
        return queries.issued(document_id, actor_of(request))


@router.get("/{int:document_id}/{form}", response=REFUSALS, summary="已发公文的 PDF、DOCX 或 OFD")
def issued_paper(request: HttpRequest, document_id: int, form: str) -> HttpResponseBase:
    """`form` is pdf, docx or ofd."""
    with on_record(request):
        return send(queries.paper(queries.issued(document_id, actor_of(request)), form))


@router.get("/cases/{int:case_id}/attachments", response=answers(list[AttachmentLine]), summary="一件事项的附件")
def attachments(request: HttpRequest, case_id: int) -> object:
    """The current ones, oldest first."""
    with on_record(request):
        return queries.attachments_in(case_file(case_id, actor_of(request)))


@router.post("/cases/{int:case_id}/attachments", response=answers(AttachmentLine), summary="上传附件")
def attach(request: HttpRequest, case_id: int, kind: Form[str], file: File[UploadedFile]) -> object:
    """`kind` is a kind of material; the file is inspected before it is kept."""
    with on_record(request):
        return actions.attach(case_id, actor_of(request), kind, upload_of(file))


@router.get("/cases/{int:case_id}/case.pdf", response=REFUSALS, summary="一件事项的打印件（PDF）")
def case_pdf(request: HttpRequest, case_id: int) -> HttpResponseBase:
    """The matter, its facts, route, opinions, findings and exceptions on paper."""
    with on_record(request):
        name, content = casefile.printed(case_id, actor_of(request))
        return show_pdf(content, name)


@router.get("/cases/{int:case_id}/case.zip", response=REFUSALS, summary="一件事项的案卷（数据、记录和全部材料）")
def case_archive(request: HttpRequest, case_id: int) -> HttpResponseBase:
    """The log as JSON with its hashes, the print-out, and every paper."""
    with on_record(request):
        return send(casefile.taken_along(case_id, actor_of(request)))


@router.get("/attachments/{int:attachment_id}", response=REFUSALS, summary="下载附件")
def attachment(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """The file itself."""
    with on_record(request):
        return send(queries.attachment(attachment_id, actor_of(request)))

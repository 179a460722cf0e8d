"""Sealing and verifying for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from guiju.office.cases.views.entry import district_of
from guiju.office.documents.entry import actor_of, on_record, upload_of
from guiju.office.documents.queries import issued
from guiju.office.documents.serving import send
from guiju.office.rulebook.api_answers import REFUSALS, answers
from guiju.office.seals import actions
from guiju.office.seals.verifying import Verdict, of_case, of_content
from guiju.office.seals.views import sealed_file

router = Router(tags=["用印"])


class VerdictLine(Schema):
    """One sentence; `ok` False: changed, missing or unknown. `sm3` is that of the signed statement."""

    ok: bool
    sentence: str
    sm3: str
    signature: str
    key: str


class SealingAnswer(Schema):
    """A seal put on a document."""

    number: str
    seal: str
    approved_by: str
    sealed_by: str
    sealed_at: datetime


@router.get("/documents/{int:document_id}/verify", response=answers(list[VerdictLine]), summary="核验一份已发公文")
def verify_document(request: HttpRequest, document_id: int) -> Any:
    """Every signed file of the document."""
    with on_record(request):
        return [_line(verdict) for verdict in of_case(issued(document_id, actor_of(request)).case_id)]


@router.post("/verify", response=answers(VerdictLine), summary="核验一个文件")
def verify_file(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Against what was signed in one's own district."""
    actor = actor_of(request)
    return _line(of_content(upload_of(file).content, district_of(actor)))


@router.post("/documents/{int:document_id}", response=answers(SealingAnswer), summary="用印")
def apply(request: HttpRequest, document_id: int) -> Any:
    """Put the issuer's seal on an issued document; for the keeper of the seals."""
    with on_record(request):
        made = actions.apply_seal(actor_of(request), document_id)
    return {
        "number": made.document.number,
        "seal": made.seal.name,
        "approved_by": made.approved_by,
        "sealed_by": made.sealed_by.name,
        "sealed_at": made.sealed_at,
    }


@router.get("/documents/{int:document_id}/sealed.pdf", response=REFUSALS, summary="用印后的 PDF")
def sealed_pdf(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """The file itself."""
    with on_record(request):
        return send(sealed_file(document_id, actor_of(request)))


def _line(verdict: Verdict) -> dict[str, Any]:
    signed = verdict.statement
    named = {"sm3": signed.sm3, "signature": signed.signature, "key": signed.key.name} if signed else {}
    return {"ok": verdict.ok, "sentence": verdict.sentence, "sm3": "", "signature": "", "key": "", **named}

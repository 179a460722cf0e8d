"""Pages of seals: those kept, a document's sealing, the register of sealings, and verifying a file."""

from __future__ import annotations

from io import BytesIO

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import district_of
from guiju.office.documents import store
from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.documents.queries import Download, issued
from guiju.office.documents.serving import send
from guiju.office.rulebook.profiles import profile
from guiju.office.seals import actions
from guiju.office.seals.actions import NewSeal
from guiju.office.seals.errors import NoSuchSeal, SealError
from guiju.office.seals.forms import RetireForm, SealForm, VerifyForm
from guiju.office.seals.models import Seal, Sealing
from guiju.office.seals.rights import keeper_hat, must_keep
from guiju.office.seals.verifying import of_case, of_content

REFUSED = 422
PAGE = 50


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def seals(request: HttpRequest) -> HttpResponse:
    """The seals of a district and where they were applied, for their keeper."""
    actor = actor_of(request)
    district = district_of(actor)
    must_keep(actor, district)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SealForm(*posted, issuers=issuers(district))
    if request.method == "POST" and form.is_valid() and _kept(request, actor, district, form):
        return redirect("seals:seals")
    kept = Seal.objects.filter(district=district).select_related("kept_by").order_by("retired_at", "-pk")
    applied = Sealing.objects.filter(district=district).select_related("document", "seal", "sealed_by")
    page = Paginator(applied.order_by("-sealed_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "seals": kept, "page": page, "base": "?page=", "retire": RetireForm()}
    return render(request, "seals/seals.jinja", context, status=REFUSED if request.method == "POST" else 200)


def issuers(district: str) -> list[str]:
    """Whoever may issue documents in a district: its government and its organs."""
    known = profile(district)
    return list(dict.fromkeys([known.government, *(organ.name for organ in known.organs.values())]))


def _kept(request: HttpRequest, actor: Actor, district: str, form: SealForm) -> bool:
    given = form.cleaned_data
    picture = given["picture"]
    content = picture.read(settings.UPLOAD_LIMIT_BYTES)
    try:
        seal = actions.keep_seal(
            actor, district, NewSeal(given["name"], given["issuer"], given["millimetres"], content)
        )
    except SealError as refusal:
        form.add_error("picture", refusal.message)
        return False
    messages.success(request, _("印章「%(name)s」已登记，可以用印。") % {"name": seal.name})
    return True


@signed_in
@require_POST
def retire(request: HttpRequest, seal_id: int) -> HttpResponse:
    """Stop the use of a seal."""
    form = RetireForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有停用：请写明停用的理由。"))
        return redirect("seals:seals")
    actions.retire_seal(actor_of(request), seal_id, form.cleaned_data["reason"])
    messages.success(request, _("印章已停用；以前盖过的印仍可核验。"))
    return redirect("seals:seals")


@signed_in
@require_safe
def picture(request: HttpRequest, seal_id: int) -> HttpResponseBase:
    """The picture of a seal, for its keeper only."""
    actor = actor_of(request)
    seal = Seal.objects.select_related("picture").filter(pk=seal_id).first()
    must_keep(actor, seal.district_id if seal else district_of(actor))
    if seal is None:
        raise NoSuchSeal(_("没有这枚印章。请从印章页重新打开。"))
    with store.open_kept(seal.picture.sha256) as file:
        answer = HttpResponse(file.read(), content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    return answer


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """The sealing of an issued document: what is known of it, and the act for the keeper."""
    actor, refusal = actor_of(request), ""
    found = issued(document_id, actor)
    if request.method == "POST":
        try:
            actions.apply_seal(actor, document_id)
        except SealError as refused:
            if refused.status == 403:
                raise
            refusal = refused.message
        else:
            messages.success(request, _("已用印。用印后的 PDF 已签名，可以下载。"))
            return redirect("seals:document", document_id)
    context = {
        "document": found,
        "sealing": Sealing.objects.select_related("seal", "sealed_by", "post", "statement__key")
        .filter(document=found)
        .first(),
        "seal": Seal.objects.filter(district=found.district_id, issuer=found.issuer, retired_at=None).first(),
        "keeps": keeper_hat(actor, found.district_id),
        "approvals": actions.approvals(found),
        "verdicts": of_case(found.case_id),
        "refusal": refusal,
    }
    return render(request, "seals/document.jinja", context, status=REFUSED if refusal else 200)


@signed_in
@require_safe
def sealed_pdf(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """The PDF with the seal."""
    return send(sealed_file(document_id, actor_of(request)))


def sealed_file(document_id: int, actor: Actor) -> Download:
    """The PDF with the seal of a document that the actor may see. Raises NoSuchDocument, NotYourPaper, NoSuchSeal."""
    found = issued(document_id, actor)
    sealing = Sealing.objects.select_related("pdf").filter(document=found).first()
    if sealing is None:
        raise NoSuchSeal(_("「%(number)s」还没有用印，没有用印后的文件。") % {"number": found.number})
    name = f"{found.number}（已用印）.pdf"  # in Chinese
    return Download(name, "application/pdf", store.open_kept(sealing.pdf.sha256))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Whether a file that somebody holds is what their district issued or sealed."""
    actor = actor_of(request)
    form = VerifyForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    verdict = None
    if request.method == "POST" and form.is_valid():
        content = BytesIO(form.cleaned_data["file"].read(settings.UPLOAD_LIMIT_BYTES)).getvalue()
        verdict = of_content(content, district_of(actor))
    wrong = request.method == "POST" and verdict is None
    return render(request, "seals/verify.jinja", {"form": form, "verdict": verdict}, status=REFUSED if wrong else 200)

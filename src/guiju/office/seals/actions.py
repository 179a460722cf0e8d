"""Writes of seals: signing what is issued, keeping and retiring seals, putting one on an issued document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState, Deed
from guiju.office.documents import store
from guiju.office.documents.attaching import keep_file
from guiju.office.documents.models import IssuedDocument, StoredFile
from guiju.office.documents.queries import issued, issued_in_case
from guiju.office.documents.signing import signatures
from guiju.office.people.directory import people_named
from guiju.office.people.models import Post
from guiju.office.seals import placing
from guiju.office.seals.errors import NoSuchSeal, NotSealed
from guiju.office.seals.models import Seal, Sealing, Statement
from guiju.office.seals.pictures import clean_picture
from guiju.office.seals.rights import must_keep
from guiju.office.seals.statements import ISSUED, SEALED, SignedFile, files_of, state, wrong_with

SIZES = range(20, 61)
"""Millimetres that a seal may be wide; what is usual is a setting of the rules."""


@dataclass(frozen=True, slots=True)
class NewSeal:
    """A seal to be kept."""

    name: str
    issuer: str
    millimetres: int
    picture: bytes


def sign_issued(moment: Moment) -> None:
    """The reaction to a document issued: sign both files. Passed over when nothing was issued, or it was signed."""
    document = issued_in_case(moment.case.pk)
    if document is None or Statement.objects.filter(case=moment.case, kind=ISSUED).exists():
        return
    actor = Actor(moment.person, moment.now)
    files = [_signed_file(document, form) for form in ("pdf", "docx")]
    state(ISSUED, moment.case, actor, _says(document, moment.state), files, document.number)


@transaction.atomic
def keep_seal(actor: Actor, district: str, given: NewSeal) -> Seal:
    """Keep the picture of a seal; the one in use for the same issuer is retired.

    Raises NotTheKeeper, SealImageRefused.
    """
    must_keep(actor, district)
    picture = clean_picture(given.picture)
    placing.drawable(picture)
    before = Seal.objects.filter(district=district, issuer=given.issuer, retired_at=None)
    before.update(retired_at=actor.now, retired_why="换用新印章")
    return Seal.objects.create(
        district_id=district,
        name=given.name,
        issuer=given.issuer,
        millimetres=given.millimetres,
        picture=keep_file(district, "png", picture, actor),
        kept_since=actor.now,
        kept_by=actor.person,
    )


def retire_seal(actor: Actor, seal_id: int, reason: str) -> None:
    """Stop the use of a seal, with the reason. Raises NotTheKeeper, NoSuchSeal."""
    seal = Seal.objects.filter(pk=seal_id).first()
    must_keep(actor, seal.district_id if seal else "")
    if seal is None or not Seal.objects.filter(pk=seal_id, retired_at=None).update(
        retired_at=actor.now, retired_why=reason
    ):
        raise NoSuchSeal(_("没有这枚在用的印章。请从印章页重新选择。"))


@transaction.atomic
def apply_seal(actor: Actor, document_id: int) -> Sealing:
    """Put the issuer's seal on an issued document: a new PDF, signed and recorded with who approved issuing.

    Raises NoSuchDocument, NotYourPaper, NotTheKeeper, NoSuchSeal, NotSealed.
    """
    document = issued(document_id, actor)
    hat = must_keep(actor, document.district_id)
    seal = _seal_for(document)
    said, original = _checked(document), _signed_file(document, "pdf")
    with store.open_kept(document.pdf.sha256) as file:
        paper = file.read()
    with store.open_kept(seal.picture.sha256) as file:
        picture = file.read()
    place = placing.place_of(paper, document.issuer, document.made_on)
    made = placing.sealed(paper, picture, seal.millimetres, place)
    kept = keep_file(document.district_id, "pdf", made, actor)
    says = {**said, "seal": seal.name, "seal_picture": seal.picture.sha256, "original_sm3": original.sm3}
    says |= {"page": place.page + 1, "sealed_by": actor.person.name, "post": hat.post.title}
    file_ = SignedFile.of(f"{document.number}（已用印）.pdf", made, kept.sha256)
    statement = state(SEALED, document.case, actor, says, [file_], document.number)
    return _recorded(document, seal, statement, kept, actor, hat.post)


def _recorded(
    document: IssuedDocument, seal: Seal, statement: Statement, kept: StoredFile, actor: Actor, post: Post
) -> Sealing:
    try:
        with transaction.atomic():
            return Sealing.objects.create(
                district_id=document.district_id,
                document=document,
                seal=seal,
                statement=statement,
                pdf=kept,
                approved_by="、".join(f"{one['post']} {one['name']}" for one in approvals(document)),
                sealed_by=actor.person,
                post=post,
                sealed_at=actor.now,
            )
    except IntegrityError as error:
        raise NotSealed(_("「%(number)s」已经用过印，没有再盖。请在事项页查看用印记录。") % _named(document)) from error


def _seal_for(document: IssuedDocument) -> Seal:
    if Sealing.objects.filter(document=document).exists():
        raise NotSealed(_("「%(number)s」已经用过印，没有再盖。请在事项页查看用印记录。") % _named(document))
    seal = Seal.objects.select_related("picture").filter(
        district=document.district_id, issuer=document.issuer, retired_at=None
    )
    found = seal.first()
    if found is None:
        given = {"issuer": document.issuer}
        raise NoSuchSeal(_("还没有「%(issuer)s」的印章。请先在印章页上传这枚印章。") % given)
    return found


def _checked(document: IssuedDocument) -> dict[str, Any]:
    """What a sealing says of its document, which must be as it was issued and approved by somebody."""
    signed = Statement.objects.select_related("key").filter(case=document.case, kind=ISSUED).first()
    now = {_signed_file(document, form).sm3 for form in ("pdf", "docx")}
    if signed and (wrong_with(signed) or {file.sm3 for file in files_of(signed)} != now):
        raise NotSealed(
            _("「%(number)s」的文件与印发时不一致，不能用印。请先核验并报告系统管理员。") % _named(document)
        )
    if not approvals(document):
        raise NotSealed(_("「%(number)s」没有签发记录，不能用印。请先办理签发。") % _named(document))
    return _says(document, state_of(document.case_id))


def approvals(document: IssuedDocument) -> list[dict[str, str]]:
    """Who approved issuing, as the log has it: name, post, on behalf of whom, when."""
    return _approvals(signatures(state_of(document.case_id)))


def _approvals(deeds: list[Deed]) -> list[dict[str, str]]:
    signed = [deed for deed in deeds if deed.operation == "sign"]
    people = people_named({deed.person for deed in signed})
    keys = {post for deed in signed for post in (deed.post, deed.on_behalf_of) if post}
    titles = dict(Post.objects.filter(pk__in=keys).values_list("pk", "title"))
    return [
        {
            "name": people.get(deed.person, ""),
            "post": titles.get(deed.post or 0, ""),
            "on_behalf_of": titles.get(deed.on_behalf_of or 0, ""),
            "at": deed.at.isoformat(),
        }
        for deed in signed
    ]


def _says(document: IssuedDocument, state: CaseState) -> dict[str, Any]:
    return {
        "title": document.title,
        "issuer": document.issuer,
        "version": document.version.number,
        "version_sha256": document.version.sha256,
        "made_on": document.made_on.isoformat(),
        "approved": _approvals(signatures(state)),
        "log": {"seq": state.head_seq, "hash": state.head_hash},
    }


def _signed_file(document: IssuedDocument, form: str) -> SignedFile:
    stored: StoredFile = getattr(document, form)
    try:
        with store.open_kept(stored.sha256) as file:
            return SignedFile.of(f"{document.number}.{form}", file.read(), stored.sha256)
    except OSError as error:
        given = {**_named(document), "form": form.upper()}
        raise NotSealed(_("「%(number)s」的%(form)s文件不见了。请从备份恢复后再试。") % given) from error


def _named(document: IssuedDocument) -> dict[str, str]:
    return {"number": document.number}

"""Numbering and issuing a document: the reaction to the step 编号印发 of a case."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState, Deed
from guiju.office.documents import printing
from guiju.office.documents.attaching import keep_file
from guiju.office.documents.codes import code_for
from guiju.office.documents.drafting import MATERIAL_KIND, MATERIAL_NAME, text_of
from guiju.office.documents.errors import NothingToIssue
from guiju.office.documents.letterheads import letterhead_of
from guiju.office.documents.models import Attachment, IssuedDocument, StoredFile, Version
from guiju.office.documents.numbering import TakenNumber, take_number
from guiju.office.documents.papers import Issue, final_paper
from guiju.office.documents.signing import signatures, signing_post
from guiju.office.people.models import Person

CHINA = ZoneInfo("Asia/Shanghai")
EVIDENCE = "evidence"


def issue(moment: Moment) -> None:
    """Number the case's document, lay it out, keep both files and freeze its words, all in the running action.

    Cases that issue nothing in somebody's name are passed over (minutes belong to meetings), and so is a second
    call. Raises NothingToIssue, NoDocumentCode, NotPrinted; then the step is not done and no number is used.
    """
    case, state = moment.case, moment.state
    if "in_name_of" not in state.facts or IssuedDocument.objects.filter(case=case).exists():
        return
    version, on = signed_version(case.pk, state), _day(moment.now)
    code = code_for(case.district_id, state)
    signed = signatures(state)
    number = take_number(case.district_id, code, on)
    how = Issue(
        number=number.text,
        signers=_names(signed),
        made_on=max((_done_on(deed) for deed in signed), default=on),
        issued_on=on,
        signed_as=signing_post(state),
    )
    paper = final_paper(version, letterhead_of(case.district_id, state), how)
    actor = Actor(moment.person, moment.now)
    docx = keep_file(case.district_id, "docx", printing.docx_of(paper), actor)
    pdf = keep_file(case.district_id, "pdf", printing.pdf_of(paper), actor)
    _record(moment, version, code.issuer, number, how, docx, pdf)
    _attach(actor, moment, f"{number.text}.pdf", pdf)


def signed_version(case_id: int, state: CaseState) -> Version:
    """The newest version of the text, which must be the one that the case's log knows. Raises NothingToIssue."""
    newest = Version.objects.filter(draft__case_id=case_id).order_by("-number").first()
    known = state.materials.get((MATERIAL_KIND, MATERIAL_NAME))
    if newest is None or not newest.body.strip():
        raise NothingToIssue(
            _("「%(title)s」还没有正文，不能编号印发。请先退回起草单位填写正文。") % {"title": state.title},
        )
    if known is None or known.sha256 != newest.sha256:
        raise NothingToIssue(
            _("「%(title)s」的正文与送签的不一致，不能编号印发。请退回起草单位核对。") % {"title": state.title},
        )
    return newest


def _done_on(deed: Deed) -> date:
    return date.fromisoformat(deed.done_on) if deed.done_on else _day(deed.at)


def _day(instant: datetime) -> date:
    return instant.astimezone(CHINA).date()


def _names(signed: list[Deed]) -> tuple[str, ...]:
    signers = [deed.person for deed in signed if deed.operation == "sign"]
    names = dict(Person.objects.filter(pk__in=signers).values_list("pk", "name"))
    return tuple(dict.fromkeys(names[person] for person in signers))


def _record(
    moment: Moment,
    version: Version,
    issuer: str,
    number: TakenNumber,
    how: Issue,
    docx: StoredFile,
    pdf: StoredFile,
) -> IssuedDocument:
    facts = moment.state.facts
    return IssuedDocument.objects.create(
        district_id=moment.case.district_id,
        case=moment.case,
        series=number.series,
        serial=number.serial,
        number=number.text,
        issuer=issuer,
        genre=str(facts.get("genre", "")),
        disclosure=str(facts.get("disclosure", "")),
        signers="\n".join(how.signers),
        version=version,
        made_on=how.made_on,
        issued_on=how.issued_on,
        issued_at=moment.now,
        docx=docx,
        pdf=pdf,
        **asdict(text_of(version)),
    )


def _attach(actor: Actor, moment: Moment, name: str, pdf: StoredFile) -> None:
    """Into the case's log too, so that its chain vouches for the paper. A case that has ended takes no more."""
    if moment.state.ended:
        return
    cases.attach_material(moment.case.pk, actor, cases.Attached(EVIDENCE, name, pdf.sha256, pdf.size))
    Attachment.objects.create(
        district_id=moment.case.district_id,
        case=moment.case,
        kind=EVIDENCE,
        name=name,
        file=pdf,
        attached_by=actor.person,
        attached_at=actor.now,
    )

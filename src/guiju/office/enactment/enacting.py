"""One enactment: from the file and the answers to the published document, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.recording import entered_later
from guiju.office.cases.state import CaseState, StepState
from guiju.office.documents.actions import DraftText, Upload, attach, save_draft, set_last_number
from guiju.office.documents.numbering import number_text
from guiju.office.documents.queries import issued_in_case, issued_under, last_number
from guiju.office.enactment.errors import AlreadyEnacted, EnactmentError
from guiju.office.enactment.exceptions import waive_all
from guiju.office.enactment.matter import ACT
from guiju.office.enactment.meeting import hold_meeting
from guiju.office.enactment.publication import Portal, put_on_site
from guiju.office.enactment.reading import Number, Reading, annexed_text, body_text
from guiju.office.enactment.script import Script
from guiju.office.enactment.steps import ISSUE, PUBLISH
from guiju.office.enactment.walking import Walk, at, stopping
from guiju.office.openness.actions import mark_repealed
from guiju.office.openness.queries import page_by_number, page_of_case
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import holder

DESK = "desk"


@dataclass(frozen=True, slots=True)
class Enacted:
    """What came out: the case, the sitting (None without one), the repealed documents' page ids."""

    case: int
    sitting: int | None
    repealed: tuple[int, ...]


def refuse_second(reading: Reading) -> None:
    """Raises AlreadyEnacted when a document of the file's number is there."""
    number, district = reading.publication.doc_no, reading.district.code
    page = page_by_number(district, number)
    document = issued_under(district, number) if number else None
    if document is not None:
        raise AlreadyEnacted(f"「{number}」已经办过：《{document.title}》。没有再办一次；请在公文列表中查看。")
    if page is not None and not page.registered_only:
        raise AlreadyEnacted(f"「{number}」已在公开目录中：《{page.title}》。没有再办一次；请先核对。")


def enact(script: Script, now: datetime, limit: int) -> Enacted:
    """Carry the text through the whole procedure. `limit`: the largest upload in bytes.

    Raises AlreadyEnacted, StoppedAt (which step, which articles, why); then nothing is left behind.
    """
    with transaction.atomic(), entered_later(now):
        refuse_second(script.reading)
        return _Enactment(script, limit).run()


class _Enactment:
    def __init__(self, script: Script, limit: int) -> None:
        self.script, self.limit = script, limit
        self.drafter = _holder(script.district, script.organ, script)
        self.secretary = _holder(script.district, GOVERNMENT_OFFICE, script)
        self._further = 0

    def run(self) -> Enacted:
        with stopping("起办"):
            case = self._open()
        before = {ISSUE: self._prepare_number, PUBLISH: self._publish}
        self.case = case
        walk = Walk(case, self.script.route, before, self._excuse)
        state, sitting = walk.go(), None
        if not state.ended:
            sitting = hold_meeting(self.script, case, self.drafter, self.secretary, self.limit)
            state = walk.go()
        self._check(state)
        self._go_on_from(self._further)
        return Enacted(case, sitting, tuple(self._repeal()))

    def _open(self) -> int:
        script, found = self.script, self.script.reading.publication
        actor = at(self.drafter, script.opened_on)
        matter = Matter(script.district, ACT, found.title, script.facts, script.organ, law_on=script.law_on)
        case = open_draft(actor, matter, script.reasons)
        text = DraftText(
            title=found.title,
            addressees="\n".join(found.addressees),
            body=body_text(script.reading),
            annexes=annexed_text(script.reading),
        )
        save_draft(case, actor, text, based_on=0)
        for material in script.materials:
            attach(case, actor, material.kind, Upload(material.name, material.content, self.limit))
        cases.comment(case, actor, text=_remark(script))
        cases.hand_in(case, actor, reasons=script.exceptions)
        return case

    def _excuse(self, on: date) -> bool:
        return waive_all(self.case, at(self.drafter, on), self.script.exceptions)

    def _prepare_number(self, step: StepState, actor: Actor) -> None:
        """Let the file's number come out next; a series that was used further goes on where it was."""
        if self.script.reading.number is not None:
            self._set_number(self.script.reading.number, actor)

    def _set_number(self, number: Number, actor: Actor) -> None:
        text = number_text(number.code, number.year, number.serial)
        self._further = last_number(self.script.district, number.code, number.year)
        reason = f"补录已发公文「{text}」：此前的号已在本系统之外使用。"
        set_last_number(at(self.secretary, actor.on), number.code, number.year, number.serial - 1, reason)

    def _go_on_from(self, last: int) -> None:
        number = self.script.reading.number
        if number is not None and last > number.serial:
            reason = "补录早先的公文之后，恢复原来用到的号。"
            set_last_number(at(self.secretary, self.script.made_on), number.code, number.year, last, reason)

    def _publish(self, step: StepState, actor: Actor) -> None:
        document = issued_in_case(self.case)
        if document is None:
            raise EnactmentError("公文还没有编号印发，不能公开。")
        found = self.script.reading.publication
        portal = Portal(
            published_on=self.script.published_on or actor.on,
            index_no=found.portal.index_no,
            subject=found.portal.subject,
            joint_issuers=found.portal.joint_issuers,
            effective_on=found.portal.effective_on or (found.in_force if isinstance(found.in_force, date) else None),
            note=found.disclosure_mark,
        )
        put_on_site(document, portal, now=actor.now, by=actor.person, cites=step.cites)

    def _check(self, state: CaseState) -> None:
        """The paper must be the one that the file shows."""
        document, found = issued_in_case(self.case), self.script.reading.publication
        if not state.ended or document is None:
            raise EnactmentError("流程没有走到印发和办结，没有留下任何记录。请检查规则和回答。")
        wanted = (found.doc_no or document.number, self.script.made_on)
        if (document.number, document.made_on) != wanted:
            raise EnactmentError(
                f"印发的是{document.number}（{document.made_on}），与文件的{wanted[0]}（{wanted[1]}）不符，没有留下任何记录。"
                "请核对各环节的日期。"
            )

    def _repeal(self) -> Sequence[int]:
        page, found = page_of_case(self.case), self.script.reading.publication
        first, by = self.script.first_day, at(self.secretary, self.script.first_day)
        old = [
            mark_repealed(
                self.script.district,
                repeal.doc_no,
                first,
                now=by.now,
                repealed_by=page,
                title=repeal.title,
                made_on=repeal.printed_on,
                issuer=found.issuer,
                by=by.person,
            )
            for repeal in found.repeals
        ]
        return [repealed.pk for repealed in old]


def _remark(script: Script) -> str:
    own = "这是所制定的文本自身施行的第一天，当时适用的旧规则未录入。" if script.law_on == script.first_day else ""
    return (
        f"本事项依据已发布的文件补录，按{script.law_on}施行的规则推算流程。{own}"
        "各环节的日期为实际办理日期，不表示当时即按新规则办理。"
    )


def _holder(district: str, organ: str, script: Script) -> Person:
    """Who works at an organ's desk on the day of opening. Raises EnactmentError."""
    posts = Post.objects.filter(district=district, organ__code=organ, code=DESK).order_by("rank", "pk")
    for post in posts:
        if person := holder(post, script.opened_on):
            return person
    raise EnactmentError(f"{script.opened_on}这一天「{organ}」没有经办人。请先在组织机构中登记任职。")

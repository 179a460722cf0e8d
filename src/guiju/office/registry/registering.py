"""Writing in a register: sign for and number a paper, note a step, void. One function, one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.documents import inspection
from guiju.office.documents.actions import Upload, keep_file
from guiju.office.documents.inspection import refuse_secret
from guiju.office.people.models import Organ, Person
from guiju.office.people.queries import ActingPost
from guiju.office.registry.deadlines import due_in
from guiju.office.registry.errors import NotNowAtTheDesk, WrongPaper
from guiju.office.registry.models import Channel, Paper, PaperState, RegisterKind, Scan, StepTaken, Urgency
from guiju.office.registry.numbering import number_text, take_number
from guiju.office.registry.rights import must_keep, paper_for
from guiju.office.registry.steps import step_label, steps_for

BY_HAND = frozenset({"circulate", "urge", "answer", "recheck", "print", "dispatch"})
"""Steps that the desk notes itself; the others follow from registering, checking and handling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper as it is entered by hand. `wanted`: the serial typed by hand; `days`: working days until it is due."""

    kind: str
    title: str
    other_side: str
    came_on: date
    their_number: str = ""
    channel: str = Channel.POST
    urgency: int = Urgency.ORDINARY
    act: str = ""
    days: int | None = None
    due_on: date | None = None
    wanted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What may be mended of a line; `days`: another deadline, in working days after it came."""

    other_side: str
    their_number: str = ""
    urgency: int = Urgency.ORDINARY
    days: int | None = None


@transaction.atomic
def enter(actor: Actor, organ: Organ, new: NewPaper, scan: Upload | None = None) -> Paper:
    """Register a paper by hand, signed for and numbered; a scan with it is inspected like any upload.

    Raises NotYourRegister, WrongNumber, WrongPaper, FileRefused, AlreadyDone (a second click).
    """
    hat = must_keep(organ.pk, actor)
    refuse_second_click(actor)
    if new.came_on > actor.on:
        raise WrongPaper("came_on", _("收到（送出）日期不能晚于今天。请核对后再提交。"))
    refuse_secret(f"{new.title}\n{new.their_number}", new.title)
    paper = Paper(district_id=organ.district_id, organ=organ, state=PaperState.WAITING)
    for name in ("kind", "title", "other_side", "their_number", "channel", "urgency", "act", "came_on"):
        setattr(paper, name, getattr(new, name))
    due_in(paper, new.days, new.due_on)
    paper.save()
    _number(paper, actor, hat, new.wanted)
    if scan is not None:
        _keep_scan(paper, actor, scan)
    return paper


@transaction.atomic
def sign_for(
    actor: Actor, pk: int, wanted: int | None = None, days: int | None = None, urgency: int | None = None
) -> Paper:
    """Sign for a paper that came in through the system, and give it its number; the desk may say how urgent it is and
    within how many working days it is to be handled. Raises NotNowAtTheDesk, WrongNumber."""
    paper = paper_for(actor, pk, locked=True)
    refuse_second_click(actor)
    if paper.state != PaperState.WAITING:
        raise NotNowAtTheDesk(_("「%(title)s」已经登记为%(number)s，没有重复编号。") % _said(paper))
    if paper.kind == RegisterKind.OUTGOING:
        raise NotNowAtTheDesk(_("发文在编号印发时登记，不能先占号。请在事项中办理「编号印发」。"))
    paper.urgency = paper.urgency if urgency is None else urgency
    due_in(paper, days, None)
    _number(paper, actor, must_keep(paper.organ_id, actor), wanted)
    return paper


@transaction.atomic
def note(actor: Actor, pk: int, step: str, words: str, done_on: date) -> StepTaken:
    """Note a step that the desk itself takes (circulation, urging, the answer; rechecking, printing, dispatch).

    Raises NotNowAtTheDesk, WrongPaper, AlreadyDone.
    """
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    if paper.state == PaperState.VOID:
        raise NotNowAtTheDesk(_("%(number)s已经作废，不能再记办理情况。") % _said(paper))
    if step not in BY_HAND or step not in steps_for(paper.kind):
        raise NotNowAtTheDesk(
            _("「%(step)s」不能这样登记。请在页面上选择可以登记的程序。") % {"step": step_label(step)}
        )
    if not words.strip():
        raise WrongPaper("note", _("请写明%(step)s的情况，例如对象、方式、份数。") % {"step": step_label(step)})
    if done_on > actor.on:
        raise WrongPaper("done_on", _("日期不能晚于今天。请核对后再提交。"))
    taken = take_step(paper, step, actor, hat, words.strip(), done_on=done_on)
    if step in ("answer", "dispatch") and paper.case_id is None:
        paper.state = PaperState.CLOSED
        paper.save(update_fields=["state"])
    return taken


@transaction.atomic
def void(actor: Actor, pk: int, reason: str) -> Paper:
    """Strike a line out with its reason; its number is never given again. Raises WrongPaper, NotNowAtTheDesk."""
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    if not reason.strip():
        raise WrongPaper("reason", _("请写明作废的理由。号码作废后不再使用。"))
    if paper.state == PaperState.VOID:
        raise NotNowAtTheDesk(_("%(number)s已经作废。") % _said(paper))
    if paper.case_id is not None:
        raise NotNowAtTheDesk(_("%(number)s是事项的公文，随事项作废。请在事项页办理「作废」。") % _said(paper))
    paper.state, paper.void_reason = PaperState.VOID, reason.strip()[:300]
    paper.save(update_fields=["state", "void_reason"])
    take_step(paper, "void", actor, hat, paper.void_reason)
    return paper


@transaction.atomic
def correct(actor: Actor, pk: int, given: Correction) -> Paper:
    """Mend what was entered of a paper; what stood there before is noted. Raises WrongPaper, NotNowAtTheDesk."""
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    if paper.state == PaperState.VOID:
        raise NotNowAtTheDesk(_("%(number)s已经作废，不能再记办理情况。") % _said(paper))
    refuse_secret(given.their_number, paper.title)
    before = f"{paper.other_side} {paper.their_number} {paper.get_urgency_display()} {paper.due_on or ''}".strip()
    paper.other_side, paper.their_number, paper.urgency = given.other_side, given.their_number, given.urgency
    due_in(paper, given.days, None)
    paper.words = " ".join((paper.number, paper.title, paper.other_side, paper.their_number))
    paper.save()
    take_step(paper, "corrected", actor, hat, f"原为：{before}")
    return paper


@transaction.atomic
def add_scan(actor: Actor, pk: int, upload: Upload) -> Scan:
    """Add a file to a registered paper. Raises FileRefused (also for papers marked secret), NotYourRegister."""
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    scan = _keep_scan(paper, actor, upload)
    take_step(paper, "scan", actor, hat, scan.name)
    return scan


@transaction.atomic
def come_again(actor: Actor, pk: int, upload: Upload | None = None) -> Paper:
    """A returned paper that came by post has come in again, mended: the same line, the next round."""
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    if paper.state != PaperState.RETURNED or paper.case_id is not None:
        raise NotNowAtTheDesk(_("「%(title)s」没有退文，不能登记再次报送。") % _said(paper))
    again(paper, actor, hat)
    if upload is not None:
        _keep_scan(paper, actor, upload)
    return paper


def again(paper: Paper, actor: Actor, hat: ActingPost | None) -> None:
    """The next round of a paper that was returned."""
    paper.rounds += 1
    paper.state = PaperState.OPEN if paper.serial else PaperState.WAITING
    paper.save(update_fields=["rounds", "state"])
    take_step(paper, "again", actor, hat, f"第{paper.rounds}次报送")


def take_step(
    paper: Paper,
    step: str,
    actor: Actor,
    hat: ActingPost | None,
    words: str = "",
    *,
    done_on: date | None = None,
) -> StepTaken:
    """Note that a step was taken. Called inside the transaction of what took it."""
    return StepTaken.objects.create(
        paper=paper,
        step=step,
        note=words[:500],
        done_on=done_on or actor.on,
        person=actor.person,
        post=hat.by_post if hat else None,
        at=actor.now,
        token=_fresh(actor.person, actor.token),
    )


def number(paper: Paper, actor: Actor, hat: ActingPost | None) -> None:
    """Number a paper that waits, for whoever has begun to handle it."""
    _number(paper, replace(actor, token=""), hat, None)


def _number(paper: Paper, actor: Actor, hat: ActingPost | None, wanted: int | None) -> None:
    paper.year = actor.on.year
    paper.serial = take_number(paper.organ, paper.kind, actor.on, wanted)
    paper.number = number_text(paper.kind, paper.year, paper.serial)
    paper.state, paper.registered_at = PaperState.OPEN, actor.now
    paper.words = " ".join((paper.number, paper.title, paper.other_side, paper.their_number))
    paper.save()
    if paper.kind != RegisterKind.OUTGOING:
        take_step(paper, "sign_for", actor, hat, done_on=paper.came_on)
    take_step(paper, "register", replace(actor, token=""), hat, paper.number)


def _keep_scan(paper: Paper, actor: Actor, upload: Upload) -> Scan:
    name = inspection.clean_name(upload.name)
    kind = inspection.inspect(name, upload.content, upload.limit)
    file = keep_file(paper.district_id, kind.value, upload.content, actor)
    return Scan.objects.create(
        paper=paper, round=paper.rounds, name=name, file=file, added_by=actor.person, added_at=actor.now
    )


def refuse_second_click(actor: Actor) -> None:
    """Raises AlreadyDone when the form's mark has been used."""
    if actor.token and StepTaken.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经登记好了，没有重复登记。请在列表中查看。"))


def _fresh(person: Person, token: str) -> str:
    """Of several steps of one click the first bears its mark."""
    return "" if token and StepTaken.objects.filter(person=person, token=token).exists() else token


def _said(paper: Paper) -> dict[str, Any]:
    return {"title": paper.title, "number": paper.number or paper.title}

"""Registers follow the cases: what reaches a desk stands in its register, and what is done with it is noted.

Called inside the transaction of every action on a matter that is a paper; cases do not know registers.
"""

from __future__ import annotations

from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.events import ACTED_KINDS
from guiju.office.cases.reactions import Moment
from guiju.office.cases.side_state import urgency_of
from guiju.office.documents.models import IssuedDocument
from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import ActingPost
from guiju.office.registry.models import Channel, Paper, PaperState, RegisterKind, StepTaken, Urgency
from guiju.office.registry.registering import again, number, take_step
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.papers import FROM_OUTSIDE, ISSUED

ACTS = frozenset(ACTED_KINDS.values())
NUMBERS = frozenset({*ACTS, "sent_back"})
"""Entries of the log by which somebody has begun to handle a paper."""
ASIDE = {"circulated": "circulate", "urged": "urge"}


def follow(moment: Moment) -> None:
    """Keep the register of the organ that is asked true to the case."""
    paper = Paper.objects.select_related("organ").filter(case=moment.case).first() or _arrived(moment)
    if paper is None or paper.state == PaperState.VOID:
        return
    actor, hat = _who(moment)
    _rounds(paper, moment, actor, hat)
    _begun(paper, moment, actor, hat)
    _handled(paper, moment, actor, hat)
    _ended(paper, moment, actor, hat)


def _arrived(moment: Moment) -> Paper | None:
    """A line without number, once the government's office is asked, or an organ is asked to issue."""
    organ = _asked_desk(moment)
    if organ is None or moment.state.base != "open":
        return None
    case, way = moment.case, vocabulary().acts[moment.case.act].paper
    internal = way not in (ISSUED, FROM_OUTSIDE) and case.drafting_organ_id == organ.pk
    kind = RegisterKind.OUTGOING if way == ISSUED else RegisterKind.INTERNAL if internal else RegisterKind.INCOMING
    other = case.drafting_organ.name if way != FROM_OUTSIDE else ""
    return Paper.objects.create(
        district_id=case.district_id,
        organ=organ,
        kind=kind,
        title=case.title,
        other_side=other or str(moment.state.facts.get("addressee") or "—"),
        channel=Channel.SYSTEM,
        urgency=Urgency(urgency_of(moment.state.facts)),
        act=case.act,
        came_on=Actor(moment.person, moment.now).on,
        state=PaperState.WAITING,
        case=case,
        words=f"{case.title} {other}",
    )


def _asked_desk(moment: Moment) -> Organ | None:
    for step in moment.state.active_steps():
        posts = {post for _, seat in step.open_seats() for post in seat.posts}
        organs = Organ.objects.filter(post__in=posts).distinct()
        found = organs.first() if step.does == "issue" else organs.filter(code=GOVERNMENT_OFFICE).first()
        if found is not None:
            return found
    return None


def _who(moment: Moment) -> tuple[Actor, ActingPost | None]:
    post = Post.objects.filter(pk=moment.post or 0).first()
    return Actor(moment.person, moment.now), ActingPost(post, post) if post else None


def _rounds(paper: Paper, moment: Moment, actor: Actor, hat: ActingPost | None) -> None:
    """The desk has returned the paper, or what it returned has come in again."""
    kinds = _kinds(moment)
    back = moment.state.returned
    if "sent_back" in kinds and back is not None and not back.to and _is_desk(paper, hat):
        _begun(paper, moment, actor, hat)
        take_step(paper, "returned", actor, hat, back.reason)
        paper.state = PaperState.RETURNED if paper.serial else PaperState.WAITING
        paper.save(update_fields=["state"])
    last = paper.taken.filter(step__in=("returned", "again")).order_by("pk").last()
    if "handed_in" in kinds and last is not None and last.step == "returned":
        again(paper, actor, hat)


def _begun(paper: Paper, moment: Moment, actor: Actor, hat: ActingPost | None) -> None:
    """Whoever begins to handle a paper has signed for it: none is handled without a number. An issued one is numbered
    when it is issued."""
    if paper.serial is not None:
        return
    if paper.kind == RegisterKind.OUTGOING:
        document = IssuedDocument.objects.filter(case=moment.case).first()
        if document is not None:
            _sent(paper, document, actor, hat)
    elif _kinds(moment) & NUMBERS and _is_desk(paper, hat):
        number(paper, actor, hat)


def _sent(paper: Paper, document: IssuedDocument, actor: Actor, hat: ActingPost | None) -> None:
    paper.their_number, paper.title, paper.came_on = document.number, document.title, document.issued_on
    paper.other_side = "、".join(document.addressees.split())[:200] or paper.other_side
    if not paper.taken.filter(step="recheck").exists():
        take_step(paper, "recheck", actor, hat, "与编号印发一并复核")
    number(paper, actor, hat)
    take_step(paper, "print", actor, hat, document.number)


def _handled(paper: Paper, moment: Moment, actor: Actor, hat: ActingPost | None) -> None:
    if paper.kind == RegisterKind.OUTGOING:
        return
    kinds = _kinds(moment)
    for kind, step in ASIDE.items():
        if kind in kinds:
            take_step(paper, step, actor, hat)
    if kinds & ACTS and _is_desk(paper, hat) and not _reviewed(paper):
        take_step(paper, "first_review", actor, hat)
    elsewhere = [step.zh for step in moment.state.active_steps() if not _of_desk(step.open_seats(), paper)]
    if elsewhere and kinds & ACTS and not StepTaken.objects.filter(paper=paper, step="handle").exists():
        take_step(paper, "handle", actor, hat, "转" + "、".join(elsewhere))


def _reviewed(paper: Paper) -> bool:
    """Whether this round has been checked."""
    last = paper.taken.filter(step__in=("first_review", "returned", "again")).order_by("pk").last()
    return last is not None and last.step == "first_review"


def _of_desk(seats: object, paper: Paper) -> bool:
    posts = {post for _, seat in seats for post in seat.posts}  # type: ignore[attr-defined] # seats of a step
    return Post.objects.filter(pk__in=posts, organ=paper.organ_id).exists()


def _ended(paper: Paper, moment: Moment, actor: Actor, hat: ActingPost | None) -> None:
    base = moment.state.base
    if base == "void":
        paper.state, paper.void_reason = PaperState.VOID, "事项作废"
        paper.save(update_fields=["state", "void_reason"])
        take_step(paper, "void", actor, hat, paper.void_reason)
    if base == "closed" and paper.state != PaperState.CLOSED:
        paper.state = PaperState.CLOSED
        paper.save(update_fields=["state"])
        if paper.kind != RegisterKind.OUTGOING and vocabulary().acts[paper.act].paper != FROM_OUTSIDE:
            take_step(paper, "answer", actor, hat, "办理结果在系统中告知报送单位")


def _is_desk(paper: Paper, hat: ActingPost | None) -> bool:
    return hat is not None and hat.post.organ_id == paper.organ_id


def _kinds(moment: Moment) -> frozenset[str]:
    """What the action wrote into the log."""
    return frozenset(kind for seq, kind, _, _ in moment.state.log if seq >= moment.seq)

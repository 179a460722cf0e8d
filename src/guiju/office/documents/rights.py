"""Who may see and who may change what: a document has the rights of its case."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NoSuchCase, NotYourCase
from guiju.office.cases.models import Case
from guiju.office.cases.queries import CaseFile
from guiju.office.documents.errors import NotYourDraft, NotYourPaper


def case_file(case_id: int, actor: Actor) -> CaseFile:
    """A case that the actor may see, with its state. Raises NoSuchCase, NotYourPaper."""
    try:
        return cases.case_for(actor.person, case_id, actor.on, actor.hats)
    except NotYourCase as refusal:
        raise NotYourPaper(refusal.message, case_id) from refusal


def may_draft(file: CaseFile, actor: Actor) -> bool:
    """Whether the actor may change the text now.

    Only while it is being drafted, or was returned to a step whose people mend it: words that somebody has signed
    stay as signed, and what changes after a return is approved again.
    """
    state = file.state
    if state.ended or state.suspended:
        return False
    if state.in_drafters_hands:
        return bool(actor.hat_for([state.drafter_post]) or actor.hat_of_organ(file.case.drafting_organ_id))
    if state.returned is None:
        return False
    asked = [post for step in state.active_steps() for _, seat in step.open_seats() for post in seat.posts]
    return actor.hat_for(asked) is not None


def draftable_case(case_id: int, actor: Actor) -> Case:
    """The case, locked until the transaction ends, when the actor may change its text.

    Raises NoSuchCase, NotYourCase, NotYourDraft.
    """
    if not Case.objects.select_for_update().filter(pk=case_id).exists():
        raise NoSuchCase(_("没有编号为%(case_id)s的事项。请从列表中重新打开。") % {"case_id": case_id})
    file = case_file(case_id, actor)
    refuse_drafting(file, actor)
    return file.case


def refuse_drafting(file: CaseFile, actor: Actor) -> None:
    """Raise NotYourDraft where the actor may not change the text now."""
    if may_draft(file, actor):
        return
    said = _(
        "「%(title)s」的正文现在不能修改。只有起草单位在报送前（或退回后）可以修改；需要修改的，请由当前办理人退回。"
    )
    raise NotYourDraft(said % {"title": file.state.title})

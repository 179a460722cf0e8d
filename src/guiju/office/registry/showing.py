"""What the page of a registered paper shows, and the forms that it offers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries.access import state_of
from guiju.office.cases.showing.names import names_in
from guiju.office.cases.state import Item
from guiju.office.cases.views.entry import new_token
from guiju.office.people.queries import leaders, organs
from guiju.office.registry.forms import (
    AgainForm,
    CorrectForm,
    NoteForm,
    NumberForm,
    ProposalForm,
    ReasonForm,
    Refusable,
    ScanForm,
)
from guiju.office.registry.models import Paper, PaperState, RegisterKind
from guiju.office.registry.proposing import KIND, by_division, outside_act
from guiju.office.registry.registering import BY_HAND
from guiju.office.registry.reviewing import waits_for_review
from guiju.office.registry.rights import is_government_desk
from guiju.office.registry.steps import cite_for, step_label, steps_for, steps_of
from guiju.office.rulebook.citing import card
from guiju.office.rulebook.labels import choices
from guiju.office.rulebook.queries import vocabulary


def shown(found: Paper, actor: Actor) -> dict[str, Any]:
    """Everything on the page but its forms."""
    desk = is_government_desk(found.organ)
    open_ = found.state in (PaperState.OPEN, PaperState.WAITING)
    reviewable = desk and open_ and waits_for_review(found)
    incoming = found.kind != RegisterKind.OUTGOING
    return {
        "paper": found,
        "register": _(found.get_kind_display()),
        "steps": steps_of(found),
        "taken": [(one, step_label(one.step)) for one in found.taken.select_related("person", "post").order_by("pk")],
        "cite": card(cite_for(found.kind), found.district_id),
        "scans": found.scans.select_related("added_by").order_by("pk"),
        "reviews": found.reviews.select_related("person", "post").order_by("round"),
        "proposals": found.proposals.select_related("lead", "person", "post").order_by("pk"),
        "readers": readers(found, actor),
        "reviewable": reviewable,
        "may_note": bool(note_steps(found)) and found.state != PaperState.VOID,
        "may_sign": found.state == PaperState.WAITING and incoming,
        "may_propose": desk and open_ and incoming and (found.case_id is not None or not reviewable),
        "today": actor.on,
        "now": actor.now,
    }


def readers(found: Paper, actor: Actor) -> list[tuple[str, Item]]:
    """Everybody to whom the matter was circulated, and whether they have read it: a thread of its own."""
    if found.case_id is None:
        return []
    state = state_of(found.case_id)
    names = names_in(state, actor.on)
    return [(names.post(item.post), item) for item in state.items if item.kind == "read"]


def fresh_forms(found: Paper, actor: Actor) -> dict[str, Refusable]:
    """The forms of the page, not yet filled in."""
    mark = {"token": new_token()}
    return {
        "sign_for": NumberForm(initial={**mark, "urgency": found.urgency}),
        "note": NoteForm(steps=note_steps(found), initial={**mark, "done_on": actor.on}),
        "correct": CorrectForm(
            initial={
                **mark,
                "other_side": found.other_side,
                "their_number": found.their_number,
                "urgency": found.urgency,
            }
        ),
        "void": ReasonForm(initial=mark),
        "scan": ScanForm(initial=mark),
        "again": AgainForm(initial=mark),
        "propose": proposal_form(found, actor),
    }


def note_steps(found: Paper) -> list[tuple[str, str]]:
    """The steps that the desk may note for a paper itself: what the matter notes by itself is left out."""
    by_matter = {"circulate", "urge"} if found.case_id else set()
    return [(code, _(label)) for code, label in steps_for(found.kind).items() if code in BY_HAND - by_matter]


def proposal_form(found: Paper, actor: Actor, data: Any = None) -> ProposalForm:
    """The form of a proposal, with the leaders in charge of the sender (or of the last lead unit) chosen beforehand."""
    district = found.district_id
    last = found.proposals.select_related("lead").order_by("-pk").first()
    lead = last.lead.code if last else (found.case.drafting_organ.code if found.case else "")
    kinds = choices(vocabulary().acts[outside_act()].facts[KIND])
    suggested = [post.pk for post in by_division(district, [lead], actor.on)] if lead else []
    return ProposalForm(
        data,
        organs=[(organ.code, organ.short_name) for organ in organs(district)],
        leaders=[(str(post.pk), post.title) for post in leaders(district, actor.on)],
        kinds=list(kinds.items()),
        asks_kind=found.case_id is None,
        initial={"token": new_token(), "lead": lead, "leaders": suggested, "forward": True},
    )

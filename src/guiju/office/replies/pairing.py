"""Which matters a reply may answer, and linking the two. Genres say what answers what (vocabulary/genres.yaml)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.cases.queries import CaseFile, state_of
from guiju.office.cases.queries.seen import of_seen_cases
from guiju.office.cases.state import CaseState
from guiju.office.replies.errors import NoReply, NotYourReply
from guiju.office.replies.models import Reply
from guiju.office.rulebook.queries import vocabulary

MOST = 60
"""How many of the newest matters are looked through."""


def answerable(state: CaseState) -> tuple[str, ...]:
    """The genres that a matter may answer; empty where it is no reply."""
    genre = vocabulary().genres.by_code.get(str(state.facts.get("genre", "")))
    return genre.answers if genre else ()


def genre_of(state: CaseState) -> str:
    """The genre of a matter: said by its facts, or by the act through which such papers come."""
    brought = {act: code for code, genre in vocabulary().genres.by_code.items() for act in genre.brought_by}
    return brought.get(state.act) or str(state.facts.get("genre", ""))


def may_choose(file: CaseFile, actor: Actor) -> bool:
    """Whether the actor drafts the reply now."""
    state = file.state
    if state.ended or not state.in_drafters_hands or not answerable(state):
        return False
    return bool(actor.hat_for([state.drafter_post]) or actor.hat_of_organ(file.case.drafting_organ_id))


def candidates(file: CaseFile, actor: Actor) -> list[Case]:
    """Matters that the actor may see and the reply may answer, newest first."""
    wanted = answerable(file.state)
    acts = {act for code in wanted for act in vocabulary().genres.by_code[code].brought_by}
    acts |= {act.code for act in vocabulary().acts.values() if "genre" in act.facts}
    rows = Case.objects.filter(of_seen_cases(actor, ""), district=file.case.district_id, act__in=acts)
    rows = rows.exclude(pk=file.case.pk).order_by("-serial")[:MOST]
    return [case for case in rows if genre_of(state_of(case.pk)) in wanted]


@transaction.atomic
def choose(case_id: int, actor: Actor, answered: int) -> Reply:
    """Say which matter a reply answers. Raises NoSuchCase, NotYourCase, NotYourReply, NoReply."""
    file = cases.case_for(actor.person, case_id, actor.on, actor.hats)
    if not answerable(file.state):
        raise NoReply(_("「%(title)s」不是批复或者答复的函，没有要答复的来文。") % {"title": file.state.title})
    if not may_choose(file, actor):
        raise NotYourReply(_("只有起草单位在报送前可以选定答复的来文。"))
    found = next((case for case in candidates(file, actor) if case.pk == answered), None)
    if found is None:
        raise NoReply(_("选的不是可以由它答复的来文。请从列表里重新选择。"))
    chosen = {"answered": found, "chosen_by": actor.person, "chosen_at": actor.now}
    own = {"district_id": file.case.district_id}
    return Reply.objects.update_or_create(case=file.case, defaults=chosen, create_defaults=chosen | own)[0]

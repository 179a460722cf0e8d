"""A joint document beside its matter: which organ has countersigned, which does not agree and why, what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.cases.state import ACTIVE, CaseState, Deed, Seat, StepState
from guiju.office.documents.codes import DEPARTMENT
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import organs

COUNTERSIGN, COORDINATE = "countersign", "coordinate"
ROLE = "organs_concerned"


def joint_panels(around: Around) -> list[BesidePanel]:
    """The panel of a joint document on its way; nothing for any other matter."""
    facts, state = around.facts, around.state
    if state is None or facts.get("in_name_of") != DEPARTMENT or not facts.get("joint"):
        return []
    told = _Told(state, around.district)
    return [BesidePanel(_("联合行文"), [*told.organs(), *told.disagreement()])]


class _Told:
    """The lines of one matter; names are read at once."""

    def __init__(self, state: CaseState, district: str) -> None:
        self.state = state
        self.steps = [*state.steps.values(), *state.dropped]
        self.named = {organ.code: organ.short_name for organ in organs(district)}
        deeds = [*self._deeds(), *(one.deed for one in state.objections)]
        self.people = dict(Person.objects.filter(pk__in={d.person for d in deeds}).values_list("pk", "name"))
        keys = {post for step in self.steps for seat in step.seats for post in seat.posts}
        keys |= {deed.on_behalf_of or deed.post or 0 for deed in deeds}
        self.posts = {post.pk: post for post in Post.objects.filter(pk__in=keys).select_related("organ")}

    def organs(self) -> Iterator[Line]:
        """One line for each organ that signs together: signed, asked now, or still to come."""
        seats = list(self._seats())
        for code in self.state.facts.get(ROLE) or ():
            found = next(((step, seat) for step, seat in seats if self._organ(seat) == code), None)
            words = {"organ": self.named.get(code, code)}
            if found is None:
                yield Line(_("%(organ)s：还没有送会签。") % words)
            elif found[1].deed:
                words["who"] = self._who(found[1].deed)
                yield Line(_("%(organ)s：%(who)s已会签。") % words, "good")
            elif found[0].state == ACTIVE:
                yield Line(_("%(organ)s：正在会签。") % words, "warn")
            else:
                yield Line(_("%(organ)s：等协调以后会签。") % words)

    def disagreement(self) -> Iterator[Line]:
        """Objections and what coordinating brought, in the order in which it was said."""
        said = [(one.deed, "bad") for one in self.state.objections]
        said += [(deed, "") for step in self.steps if step.does == COORDINATE for deed in step.deeds()]
        for deed, tone in sorted(said, key=lambda pair: pair[0].seq):
            words = {"who": self._who(deed), "text": deed.text or _("（见签批单）")}
            yield Line(_("%(who)s：%(text)s") % words, tone)

    def _seats(self) -> Iterator[tuple[StepState, Seat]]:
        for step in self.state.steps.values():
            if step.does == COUNTERSIGN and ROLE in step.who:
                yield from ((step, seat) for seat in step.seats)

    def _deeds(self) -> Iterator[Deed]:
        for step in self.steps:
            if step.does in (COUNTERSIGN, COORDINATE):
                yield from step.deeds()

    def _organ(self, seat: Seat) -> str:
        post = self.posts.get(seat.posts[0]) if seat.posts else None
        return post.organ.code if post and post.organ else ""

    def _who(self, deed: Deed) -> str:
        post = self.posts.get(deed.on_behalf_of or deed.post or 0)
        title = post.title if post else ""
        day = deed.at.astimezone(CHINA)
        return f"{title} {self.people.get(deed.person, '')}（{day.month}月{day.day}日）".strip()

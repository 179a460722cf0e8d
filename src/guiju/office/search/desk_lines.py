"""Lines and return slips of the registers of papers, for those who keep them: nobody finds another organ's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.registry.models import Paper, Review
from guiju.office.registry.rights import organs_of

MOST = 10
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A registered paper or a return slip: what it is, its number, its words, its day and where it stands."""

    kind: str
    number: str
    title: str
    other_side: str
    on: date
    href: str


def desk_lines(actor: Actor, query: str) -> list[DeskLine]:
    """The newest papers and slips with all words of a query, in number, title, sender, notes and proposals."""
    terms, organs = query.split()[:MOST_WORDS], [organ.pk for organ in organs_of(actor)]
    if not terms or not organs:
        return []
    return [*_papers(organs, terms), *_slips(organs, terms)]


def _papers(organs: Sequence[int], terms: Sequence[str]) -> list[DeskLine]:
    found = Paper.objects.filter(organ__in=organs)
    for term in terms:
        said = Q(words__icontains=term) | Q(taken__note__icontains=term) | Q(proposals__text__icontains=term)
        found = found.filter(said | Q(title__icontains=term) | Q(other_side__icontains=term))
    return [
        DeskLine(
            _(paper.get_kind_display()), paper.number, paper.title, paper.other_side, paper.came_on, _address(paper)
        )
        for paper in found.distinct().order_by("-pk")[:MOST]
    ]


def _slips(organs: Sequence[int], terms: Sequence[str]) -> list[DeskLine]:
    found = Review.objects.filter(paper__organ__in=organs, returned=True).select_related("paper")
    for term in terms:
        found = found.filter(Q(number__icontains=term) | Q(words__icontains=term) | Q(paper__title__icontains=term))
    return [
        DeskLine(_("退文单"), slip.number, slip.paper.title, slip.paper.other_side, slip.on, _slip_address(slip))
        for slip in found.order_by("-pk")[:MOST]
    ]


def _address(paper: Paper) -> str:
    return reverse("registry:paper", args=[paper.pk])


def _slip_address(slip: Review) -> str:
    return reverse("registry:slip", args=[slip.pk])

"""A trip and the leave for its days: two matters that refer to each other, and what is missing of the two."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.absences.showing import wishes_around
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.cases.models import Case
from guiju.office.cases.queries.access import may_see
from guiju.office.people.models import Absence
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.queries import rulebook_for, vocabulary
from guiju.rules.instruments.norms import DutyNorm


def trip_panels(around: Around) -> list[BesidePanel]:
    """The matter that an article wants beside this one: a link to it, or that it is missing with a way to open it."""
    asked = vocabulary().acts[around.act].absence
    if asked is None or not asked.beside:
        return []
    citations = _wanted(around, asked.wanted_by)
    other = label(vocabulary().acts[asked.beside])
    found = _beside(around, asked.beside)
    lines = [_link(case, around, other) for case in found]
    if citations and not found:
        lines = [_missing(around, other, asked.beside, citations)]
    return [BesidePanel(_("同期的%(act)s") % {"act": other}, lines)]


def _wanted(around: Around, duty: str) -> list[CitationCard]:
    """The articles that want the other matter too; empty when none does in this case."""
    norms = rulebook_for(around.district, around.law_on).norms_of(DutyNorm, around.law_on)
    ids = {placed.id for placed, norm in norms if norm.duty == duty}
    raised = [d for d in (around.plan.duties if around.plan else ()) if d.id in ids]
    return cards([cite for d in raised for cite in d.cites], around.district)


def _beside(around: Around, act: str) -> list[Case]:
    """Opened the one for the other, or approved for the same post and the same days."""
    matters: set[int] = set()
    for wish in wishes_around(around):
        if wish.since_on and wish.until_on:
            same = {"post": wish.post, "since_on__lt": wish.until_on, "until_on__gt": wish.since_on}
            matters |= set(Absence.objects.filter(**same).values_list("matter", flat=True))
    if around.case:
        # By keys first: with OR the database walks through all matters of the act.
        matters |= {around.case.parent_id or 0, *Case.objects.filter(parent=around.case).values_list("pk", flat=True)}
        matters.discard(around.case.pk)
    if not matters - {0}:
        return []
    found = Case.objects.filter(pk__in=matters, district=around.district, act=act)
    return list(found.exclude(state="void").order_by("pk"))


def _link(case: Case, around: Around, other: str) -> Line:
    words = {"act": other, "serial": case.serial, "state": _(case.get_state_display())}
    text = _("%(act)s%(serial)s号（%(state)s）。") % words
    if not may_see(around.actor.person, case, around.actor.hats):
        return Line(text, "good")
    return Line(text, "good", reverse("cases:case", args=[case.pk]), case.title)


def _missing(around: Around, other: str, act: str, citations: list[CitationCard]) -> Line:
    if around.case is None:
        text = _("还要另办%(act)s。先保存本事项，再从事项页起办，日期和人员会自动带过去。") % {"act": other}
        return Line(text, "warn", "", "", citations)
    href = f"{reverse('cases:open', args=[act])}?from={around.case.pk}"
    return Line(_("还没有同期的%(act)s。") % {"act": other}, "warn", href, _("起办%(act)s") % {"act": other}, citations)

"""What stands beside a matter: its line in the register, how far its steps are, its return slips."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.people.plain_sql import any_row
from guiju.office.registry.models import Paper, Review
from guiju.office.registry.reviewing import waits_for_review
from guiju.office.registry.rights import is_government_desk
from guiju.office.registry.steps import cite_for, steps_of
from guiju.office.rulebook.citing import card
from guiju.office.rulebook.labels import listed


def paper_panels(around: Around) -> list[BesidePanel]:
    """The register's panel on the page of a matter that is a registered paper. Its own desk gets a link to the line."""
    if around.case is None or not any_row(Paper, "case_id", around.case.pk):
        return []
    paper = Paper.objects.select_related("organ").filter(case=around.case).first()
    return [BesidePanel(_("公文登记"), list(_lines(paper, around)))] if paper else []


def _lines(paper: Paper, around: Around) -> Iterator[Line]:
    steps = steps_of(paper)
    done = [f"{step.label} {step.last.done_on:%m-%d}" for step in steps if step.last]
    left = [step.label for step in steps if not step.done and not step.optional]
    mine = around.actor.hat_of_organ(paper.organ_id) is not None
    href = reverse("registry:paper", args=[paper.pk]) if mine else ""
    number = paper.number or _("待登记")
    yield Line(f"{paper.organ.short_name} {number}", "", href, _("登记") if mine else "")
    if done:
        yield Line(_("已办：%(steps)s") % {"steps": listed(done)}, "good")
    if left:
        citations = (card(cite_for(paper.kind), around.district),)
        yield Line(_("待办：%(steps)s") % {"steps": listed(left)}, "", citations=citations)
    if mine and is_government_desk(paper.organ) and waits_for_review(paper):
        yield Line(_("等待初审。"), "warn", reverse("registry:review", args=[paper.pk]), _("初审"))
    if not any_row(Review, "paper_id", paper.pk):
        return
    for review in paper.reviews.filter(returned=True).order_by("round"):
        slip = reverse("registry:slip", args=[review.pk])
        words = _("第%(round)s次报送已退文，请照退文单改正后再报。") % {"round": review.round}
        yield Line(words, "warn", slip, review.number)

"""The first review of a paper and its return slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries.access import may_see
from guiju.office.cases.views.entry import actor_of, new_token, signed_in
from guiju.office.documents.serving import show_pdf
from guiju.office.registry import reviewing
from guiju.office.registry.checks import CONFIRMED, Check, checks_of
from guiju.office.registry.errors import NotNowAtTheDesk, NotYourRegister
from guiju.office.registry.forms import ReviewForm
from guiju.office.registry.models import Paper, Review
from guiju.office.registry.paper_views import REFUSALS
from guiju.office.registry.rights import is_government_desk, paper_for
from guiju.office.registry.slips import faults_of, slip_pdf
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import in_chinese

UNREADABLE = 422
DO: dict[str, Callable[..., Review]] = {"accept": reviewing.accept, "send_back": reviewing.send_back}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Every check with what the sender's answers say of it: confirm or refute each, then accept or return."""
    actor = actor_of(request)
    found = _of_desk(actor, pk)
    checks = checks_of(found)
    form = ReviewForm(_posted(request, checks), checks=checks, initial={"token": new_token()})
    if request.method == "POST" and form.is_valid() and request.POST.get("do") in DO:
        marked = actor_of(request, token=form.cleaned_data["token"])
        try:
            made = DO[request.POST["do"]](marked, pk, form.verdicts(), form.cleaned_data["words"])
        except REFUSALS as refusal:
            form.blame(refusal)
        else:
            return _done(request, made)
    rows = [
        (check, cards(check.cites, found.district_id), form[name], form[f"{name}_remark"])
        for check, name in _named(form)
    ]
    context = {"paper": found, "rows": rows, "form": form, "rounds": found.reviews.filter(returned=True).count()}
    return render(request, "registry/review.jinja", context, status=UNREADABLE if form.errors else 200)


@signed_in
@require_safe
@in_chinese
def slip(request: HttpRequest, review_id: int) -> HttpResponse:
    """A return slip as a page, for the desk and for whoever may see the matter that it sends back."""
    found = _slip(actor_of(request), review_id)
    return render(request, "registry/slip.jinja", {"review": found, "faults": faults_of(found)})


@signed_in
@require_safe
@in_chinese
def slip_paper(request: HttpRequest, review_id: int) -> HttpResponse:
    """The same as an official paper."""
    found = _slip(actor_of(request), review_id)
    return show_pdf(slip_pdf(found), f"退文单{found.number}.pdf")  # in Chinese


def _posted(request: HttpRequest, checks: Sequence[Check]) -> QueryDict | None:
    """What was sent; asked to, with everything that was left open confirmed, for the desk to look through."""
    if request.method != "POST" or request.POST.get("do") != "fill":
        return request.POST if request.method == "POST" else None
    filled = request.POST.copy()
    for place in range(len(checks)):
        if not filled.get(f"check{place}"):
            filled[f"check{place}"] = CONFIRMED
    return filled


def _of_desk(actor: Actor, pk: int) -> Paper:
    found = paper_for(actor, pk)
    if not is_government_desk(found.organ):
        raise NotNowAtTheDesk(_("初审由区政府办公室对报区政府的公文进行。"))
    if not reviewing.waits_for_review(found):
        raise NotNowAtTheDesk(
            _("「%(title)s」这一次报送已经初审过，或者不在本单位手中。请刷新。") % {"title": found.title}
        )
    return found


def _named(form: ReviewForm) -> list[tuple[Check, str]]:
    return [(check, form.names[check.id]) for check in form.checks]


def _slip(actor: Actor, review_id: int) -> Review:
    found = Review.objects.select_related("paper__organ", "paper__case", "person", "post").filter(pk=review_id).first()
    if found is None or not found.returned:
        raise Http404
    paper = found.paper
    mine = actor.hat_of_organ(paper.organ_id) is not None
    if not mine and not (paper.case and may_see(actor.person, paper.case, actor.hats)):
        raise NotYourRegister(_("这份退文单与您的单位无关，不能查看。请与登记单位联系。"))
    return found


def _done(request: HttpRequest, made: Review) -> HttpResponse:
    if made.returned:
        messages.success(request, _("已退文，退文单为%(number)s。") % {"number": made.number})
        return redirect("registry:slip", made.pk)
    messages.success(request, _("初审通过，已受理。"))
    return redirect("registry:paper", made.paper_id)

"""Opening a case: which acts there are, and the form with what the rules make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases import actions, beside
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.actors import Actor
from guiju.office.cases.asking import Asking, asking, groups
from guiju.office.cases.carrying import carried
from guiju.office.cases.errors import CaseError, NotYourCase
from guiju.office.cases.forms.facts import FactsForm
from guiju.office.cases.forms.heading import HeadingForm
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.queries.places import acts_to_open, organs_to_open_for
from guiju.office.cases.showing.forming import Forming, forming
from guiju.office.cases.views.entry import actor_of, district_of, fragment, new_token, seen_file, signed_in
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.planning.problems import PlanningError

UNREADABLE = 422
LONGEST_KEY = 18


@dataclass(frozen=True)
class Opening:
    """The form of a new case: its heading, its facts, and what the rules make of them."""

    actor: Actor
    asked: Asking
    heading: HeadingForm
    facts: FactsForm
    source: CaseFile | None = None

    @property
    def organ(self) -> str:
        """The code of the drafting organ, chosen or the person's own."""
        return self.heading.organ()

    def plan(self) -> Forming:
        """What the rules make of what has been typed so far."""
        return forming(self.asked, self.facts, self.organ)

    def matter(self) -> actions.Matter:
        """What the case is opened about."""
        given = {name: value for name, value in self.plan().facts.items() if value is not None}
        title = self.heading.cleaned_data["title"]
        parent = self.source.case.pk if self.source else None
        return actions.Matter(self.asked.district, self.asked.act.code, title, given, self.organ, parent=parent)

    def beside(self, forming: Forming) -> list[beside.BesidePanel]:
        """What stands beside the plan."""
        asked = self.asked
        around = beside.Around(self.actor, asked.district, asked.act.code, forming.facts, forming.plan, asked.law_on)
        return beside.beside(around)


@signed_in
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The acts that the person may open in their district, by theme."""
    actor = actor_of(request)
    district = district_of(actor)
    acts = acts_to_open(district, actor.hats, actor.on)
    themes = {code: label(theme) for code, theme in vocabulary().themes.items()} | {"": _("其他")}
    by_theme = [(theme, [act for act in acts if act.theme == code]) for code, theme in themes.items()]
    groups_ = [(theme, found) for theme, found in by_theme if found]
    return render(request, "cases/new.jinja", {"groups": groups_, "sees_year": actor.oversees(district)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, act: str) -> HttpResponse:
    """The form of a new case. Without scripts, the button 「重新推算」 draws the plan again."""
    if request.method != "POST":
        return _page(request, _opening(request, act, None))
    opening = _opening(request, act, request.POST)
    if request.POST.get("do") == "plan":
        opening.heading.errors.clear()
        opening.facts.forgive()
        return _page(request, opening)
    if not (opening.heading.is_valid() and opening.facts.is_valid()):
        return _page(request, opening, status=UNREADABLE)
    try:
        case_id = open_draft(opening.actor, opening.matter(), opening.facts.reasons())
    except (CaseError, OrganisationError, PlanningError) as refusal:
        return _page(request, opening, refusal, status=getattr(refusal, "status", 409))
    return _opened(request, case_id, opening.actor)


@signed_in
@require_POST
def plan(request: HttpRequest, act: str) -> HttpResponse:
    """The plan beside the form, drawn again for what is typed now."""
    opening = _opening(request, act, request.POST)
    forming = opening.plan()
    context = {"forming": forming, "beside": opening.beside(forming), "today": opening.actor.on}
    return fragment("cases/plan.jinja", context)


def _opening(request: HttpRequest, act: str, data: Mapping[str, Any] | None) -> Opening:
    actor = actor_of(request, token=data.get("token", "") if data else "")
    district = district_of(actor)
    asked = asking(district, act, actor.on, actor.on)
    if act not in {known.code for known in acts_to_open(district, actor.hats, actor.on)}:
        raise NotYourCase(
            _("您的职务不能起办「%(act)s」。请由起草单位或区政府办公室起办。") % {"act": label(asked.act)}
        )
    organs = organs_to_open_for(district, actor.hats)
    source = _source(request, actor, data)
    parent = source.case.pk if source else None
    base = carried(vocabulary().acts[source.case.act], source.state.facts, asked.act) if source else None
    heading = HeadingForm(data, organs=organs, token=new_token(), parent=parent)
    return Opening(actor, asked, heading, FactsForm(data, asked=asked, base=base), source)


def _source(request: HttpRequest, actor: Actor, data: Mapping[str, Any] | None) -> CaseFile | None:
    """The matter that this one goes with: named in the address, then carried by the form. Raises NotYourCase."""
    given = str((data or {}).get("parent") or "") if data is not None else request.GET.get("from", "")
    return seen_file(actor, int(given), request.path) if given.isdecimal() and len(given) < LONGEST_KEY else None


def _page(request: HttpRequest, opening: Opening, refusal: Any = None, *, status: int = 200) -> HttpResponse:
    forming = opening.plan()
    context = {
        "asked": opening.asked,
        "heading": opening.heading,
        "facts": opening.facts,
        "groups": groups(opening.asked, forming.plan),
        "forming": forming,
        "beside": opening.beside(forming),
        "wrong": [*opening.heading.wrong(), *opening.facts.wrong()],
        "refusal": refusal,
        "today": opening.actor.on,
        "plan_url": reverse("cases:plan", args=[opening.asked.act.code]),
    }
    return render(request, "cases/open.jinja", context, status=status)


def _opened(request: HttpRequest, case_id: int, actor: Actor) -> HttpResponse:
    if request.POST.get("do") != "hand_in":
        messages.success(request, _("草稿已保存。请补齐材料，核对下面的检查结果，再报送。"))
        return redirect("cases:case", case_id)
    try:
        actions.hand_in(case_id, actor_of(request))
        messages.success(request, _("已保存并报送。"))
    except (CaseError, OrganisationError) as refusal:
        messages.warning(request, _("草稿已保存，但还没有报送。%(message)s") % {"message": str(refusal)})
    return redirect("cases:case", case_id)

"""Changing the facts of a case: the same form as when it was opened, with the plan beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guiju.office.cases import beside, queries
from guiju.office.cases.actions.drafting import change_draft
from guiju.office.cases.actors import Actor
from guiju.office.cases.asking import Asking, asking, groups
from guiju.office.cases.computed import with_computed
from guiju.office.cases.errors import CaseError, NotNow
from guiju.office.cases.forms.facts import FactsForm
from guiju.office.cases.forms.heading import ChangeForm
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.forming import Forming, forming
from guiju.office.cases.views.entry import actor_of, fragment, new_token, seen_file, signed_in
from guiju.office.people.errors import OrganisationError
from guiju.rules.facts import FactError
from guiju.rules.planning.problems import PlanningError

UNREADABLE = 422


@dataclass(frozen=True)
class Changing:
    """The form of a case's facts."""

    actor: Actor
    file: CaseFile
    asked: Asking
    heading: ChangeForm
    facts: FactsForm

    def plan(self) -> Forming:
        """What the rules make of the case with what has been typed."""
        kinds = tuple(sorted({kind for kind, _ in self.file.state.materials}))
        return forming(self.asked, self.facts, self.file.state.drafting_organ, kinds)

    def beside(self, forming: Forming) -> list[beside.BesidePanel]:
        """What stands beside the plan."""
        case, state = self.file.case, self.file.state
        facts = {**state.facts, **forming.facts}
        around = beside.Around(self.actor, case.district_id, case.act, facts, forming.plan, case.law_on, case, state)
        return beside.beside(around)

    def changed(self) -> dict[str, Any]:
        """The facts that get other values, computed ones among them."""
        state, case = self.file.state, self.file.case
        changed = self.facts.changed()
        known = {**state.facts, **changed}
        computed = with_computed(self.asked.act, known, case.district_id, state.drafting_organ, self.asked.on)
        return changed | {
            name: computed[name] for name in computed if name not in known or computed[name] != known[name]
        }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, case_id: int) -> HttpResponse:
    """The facts of a draft, a returned case, or one that is held; judgements ask their reason."""
    if request.method != "POST":
        return _page(request, _changing(request, case_id, None))
    changing = _changing(request, case_id, request.POST)
    if request.POST.get("do") == "plan":
        changing.heading.errors.clear()
        changing.facts.forgive()
        return _page(request, changing)
    if not (changing.heading.is_valid() and changing.facts.is_valid()):
        return _page(request, changing, status=UNREADABLE)
    try:
        _change(changing)
    except (CaseError, OrganisationError, FactError, PlanningError) as refusal:
        return _page(request, changing, refusal, status=getattr(refusal, "status", 409))
    messages.success(request, _("要素已保存，流程已按规则重新推算。"))
    return redirect("cases:case", case_id)


@signed_in
@require_POST
def plan(request: HttpRequest, case_id: int) -> HttpResponse:
    """The plan beside the form, drawn again for what is typed now."""
    changing = _changing(request, case_id, request.POST)
    forming = changing.plan()
    context = {"forming": forming, "beside": changing.beside(forming), "today": changing.actor.on}
    return fragment("cases/plan.jinja", context)


def _changing(request: HttpRequest, case_id: int, data: Mapping[str, Any] | None) -> Changing:
    seen = actor_of(request)
    file = seen_file(seen, case_id, request.path)
    if not any(a.operation == "change_facts" for a in queries.allowed_operations(file)):
        raise NotNow(_("现在不能更正本事项的要素：只有起草单位在事项未报送、被退回或等待补正时可以更正。"))
    case, state = file.case, file.state
    asked = asking(case.district_id, case.act, case.law_on, seen.on)
    heading = ChangeForm(data, seq=state.head_seq, token=new_token(), needs_reason=not state.in_drafters_hands)
    seq = heading.cleaned_data.get("seq") if data and heading.is_valid() else None
    actor = actor_of(request, seq=seq, token=data.get("token", "") if data else "")
    return Changing(actor, file, asked, heading, FactsForm(data, asked=asked, base=state.facts))


def _change(changing: Changing) -> None:
    changed = changing.changed()
    if changed:
        reason = changing.heading.cleaned_data.get("reason", "")
        change_draft(changing.file.case.pk, changing.actor, changed, changing.facts.reasons(), reason=reason)


def _page(request: HttpRequest, changing: Changing, refusal: Any = None, *, status: int = 200) -> HttpResponse:
    forming = changing.plan()
    context = {
        "case": changing.file.case,
        "asked": changing.asked,
        "heading": changing.heading,
        "facts": changing.facts,
        "groups": groups(changing.asked, forming.plan),
        "forming": forming,
        "beside": changing.beside(forming),
        "wrong": [*changing.heading.wrong(), *changing.facts.wrong()],
        "refusal": refusal,
        "today": changing.actor.on,
        "plan_url": reverse("cases:facts_plan", args=[changing.file.case.pk]),
    }
    return render(request, "cases/facts.jinja", context, status=status)

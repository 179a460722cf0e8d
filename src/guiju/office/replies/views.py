"""The page on which the answered matter is chosen."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import Actor
from guiju.office.people.models import Person
from guiju.office.replies import pairing
from guiju.office.replies.errors import NoReply

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, case_id: int) -> HttpResponse:
    """The matters that this reply may answer; choosing one leads back to the case."""
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("this view must ask for a sign-in")
    actor = Actor(person, timezone.now())  # noqa: TID251 - an entry point reads the clock
    file = cases.case_for(person, case_id, actor.on)
    refused = ""
    if request.method == "POST":
        said = request.POST.get("answered", "")
        try:
            pairing.choose(case_id, actor, int(said) if said.isdecimal() and len(said) < 12 else 0)
            return redirect("cases:case", case_id)
        except NoReply as refusal:
            refused = refusal.message
    context = {"file": file, "refused": refused, "offered": [], "editable": pairing.may_choose(file, actor)}
    if context["editable"]:
        words = _("%(serial)s号 %(title)s")
        found = pairing.candidates(file, actor)
        context["offered"] = [(case.pk, words % {"serial": case.serial, "title": case.title}) for case in found]
    return render(request, "replies/choose.jinja", context, status=REFUSED if refused else 200)

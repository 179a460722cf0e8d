"""What is sent from the hall: answered in JSON to the page's script, which may send late or twice; else a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of
from guiju.office.hall.errors import OtherWording
from guiju.office.hall.steps import Done
from guiju.office.people.errors import OrganisationError

TOKEN = 64
JSON = "application/json"


def answered(request: HttpRequest, sitting: int, do: Callable[[Actor], Done | int], said: str) -> HttpResponse:
    """Do one thing. The script gets `said`, or `problem` and what helps; a browser without it goes back to the page."""
    actor = actor_of(request, token=request.POST.get("token", "")[:TOKEN])
    scripted = JSON in request.headers.get("Accept", "")
    try:
        done = do(actor)
    except (CaseError, OrganisationError) as refusal:
        if not scripted:
            raise
        return JsonResponse(_refusal(refusal), status=getattr(refusal, "status", 409))
    if not scripted:
        messages.success(request, said)
        return redirect("hall:live", sitting)
    return JsonResponse(_result(done, said))


def _result(done: Done | int, said: str) -> Mapping[str, Any]:
    if isinstance(done, int):
        return {"said": said, "version": done}
    return {"said": _("此前已经记录，没有重复。") if done.again else said, "again": done.again}


def _refusal(refusal: Any) -> Mapping[str, Any]:
    found = getattr(refusal, "findings", ())
    told = {
        "problem": refusal.message,
        "cures": [finding.cure for finding in found if finding.cure],
        "articles": [str(cite) for finding in found for cite in finding.cites],
    }
    if isinstance(refusal, OtherWording):
        told |= {"theirs": refusal.theirs, "version": refusal.version}
    return told

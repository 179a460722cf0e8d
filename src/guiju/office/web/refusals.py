"""Named refusals of actions become pages: the sentence, the articles, the cure. A "no" never gives a stack trace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.office.cases.errors import CaseError
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.errors import RulebookError
from guiju.rules.facts import FactError
from guiju.rules.planning.problems import PlanningError

log = logging.getLogger(__name__)
Refusal = (CaseError, OrganisationError, PlanningError, FactError, RulebookError)


class RefusalMiddleware:
    """Turns the named exceptions of the product into answers of the right status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """None for anything unexpected: Django's own 500 page answers then."""
        if not isinstance(exception, Refusal):
            return None
        return refusal_page(request, exception)


def refusal_page(request: HttpRequest, exception: Any) -> HttpResponse:
    """The page of one refusal. HTMX requests get the same sentence as a fragment."""
    status = getattr(exception, "status", 409)
    context = {
        "message": exception.message,
        "remedy": getattr(exception, "remedy", ""),
        "cites": getattr(exception, "cites", ()),
        "findings": getattr(exception, "findings", ()),
    }
    template = "errors/refusal_fragment.jinja" if getattr(request, "htmx", False) else "errors/refusal.jinja"
    return render(request, template, context, status=status)

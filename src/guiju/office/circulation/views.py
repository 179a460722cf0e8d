"""Pages of circulated papers: the list of what was sent to somebody, and one paper."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.circulation import reading

PAGE = 30


@signed_in
@require_safe
def copies(request: HttpRequest) -> HttpResponse:
    """What was sent to the posts of whoever looks."""
    page = Paginator(reading.mine(actor_of(request)), PAGE).get_page(request.GET.get("page"))
    return render(request, "circulation/copies.jinja", {"page": page})


@signed_in
@require_safe
def copy(request: HttpRequest, copy_id: int) -> HttpResponse:
    """One paper."""
    return render(request, "circulation/copy.jinja", {"copy": reading.own(copy_id, actor_of(request))})


@signed_in
@require_POST
def read(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Read."""
    done = reading.read(copy_id, actor_of(request))
    messages.success(request, _("已阅《%(title)s》。") % {"title": done.title})
    return redirect("cases:inbox", "reading")

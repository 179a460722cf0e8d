"""Verifying a package on the page: what differs, sentence by sentence. Nothing of the file is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from guiju.office.archive.checking import Told, checked
from guiju.office.archive.forms import PackageForm
from guiju.office.archive.rights import must_archive
from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import district_of
from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.seals.models import SigningKey

REFUSED = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """For archivists: a package that was handed over, checked against the keys of this installation or any key."""
    actor = actor_of(request)
    must_archive(actor, district_of(actor))
    form = PackageForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context: dict[str, Any] = {"form": form, "found": None}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        context |= {"found": told_of(actor, given["package"], given["any_key"]), "name": given["package"].name}
    status = REFUSED if request.method == "POST" and form.errors else 200
    return render(request, "archive/verify.jinja", context, status=status)


def told_of(actor: Actor, package: Any, any_key: bool) -> list[Told]:
    """What is to be said about a package. Raises NotTheArchivist."""
    must_archive(actor, district_of(actor))
    known = None if any_key else dict(SigningKey.objects.values_list("name", "public"))
    return checked(package.file, known)

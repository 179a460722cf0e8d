"""The addresses of documents, and names of other apps' pages that their templates link to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path
from ninja import NinjaAPI
from ninja.security import django_auth

from guiju.office.api.refusals import install
from guiju.office.documents.api import router

api = NinjaAPI(auth=django_auth, urls_namespace="documents-api", docs_url=None)
install(api)
api.add_router("/documents", router)


def elsewhere(request: HttpRequest, **asked: object) -> HttpResponse:
    """A page of another app."""
    return HttpResponse("")


cases = [
    path("", elsewhere, name="inbox"),
    path("inbox/<str:kind>/", elsewhere, name="inbox"),
    path("new/", elsewhere, name="new"),
    path("cases/", elsewhere, name="all"),
    path("cases/<int:case_id>/", elsewhere, name="case"),
    path("exceptions/", elsewhere, name="exceptions"),
]


def with_district(name: str) -> list[URLPattern]:
    """A page that is addressed with a district's code or without."""
    return [path("", elsewhere, name=name), path("<str:district>/", elsewhere, name=name)]


others = {
    "duties": "duties",
    "meetings": "calendar",
    "openness": "register",
    "registers": "catalogue",
    "registry": "desk",
    "tasks": "tasks",
    "whatif": "listing",
}
urlpatterns = [
    path("", include((cases, "cases"))),
    path("", include("guiju.office.people.urls")),
    path("", include("guiju.office.web.urls")),
    path("documents/", include("guiju.office.documents.urls")),
    path("rules/", include("guiju.office.rulebook.urls")),
    path("api/", api.urls),
    *(path(f"{app}/", include((with_district(name), app))) for app, name in others.items()),
]

"""All addresses of the product."""

from django.urls import include, path

from guiju.office.api.urls import api
from guiju.office.web import errors

urlpatterns = [
    path("", include("guiju.office.cases.urls")),
    path("", include("guiju.office.people.urls")),
    path("rules/", include("guiju.office.official_texts.urls")),
    path("rules/", include("guiju.office.whatif.urls")),
    path("rules/", include("guiju.office.rulebook.urls")),
    path("documents/", include("guiju.office.documents.urls")),
    path("archive/", include("guiju.office.archive.urls")),
    path("seals/", include("guiju.office.seals.urls")),
    path("signoff/", include("guiju.office.signoff.urls")),
    path("meetings/hall/", include("guiju.office.hall.urls")),
    path("meetings/", include("guiju.office.meetings.urls")),
    path("duties/", include("guiju.office.duties.urls")),
    path("registers/", include("guiju.office.registers.urls")),
    path("registry/", include("guiju.office.registry.urls")),
    path("tasks/", include("guiju.office.tasks.urls")),
    path("replies/", include("guiju.office.replies.urls")),
    path("copies/", include("guiju.office.circulation.urls")),
    path("calendar/", include("guiju.office.diary.urls")),
    path("search/", include("guiju.office.search.urls")),
    path("public/", include("guiju.office.hall.public_urls")),
    path("public/", include("guiju.office.openness.urls")),
    path("", include("guiju.office.web.urls")),
    path("api/", api.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

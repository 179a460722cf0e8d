"""The API of the product. Each app's `api.py` gives a router; the table below is the whole list."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from ninja import NinjaAPI, Router
from ninja.security import django_auth

from guiju.office.api.docs import LocalSwagger
from guiju.office.api.refusals import install
from guiju.office.archive.api import router as archive
from guiju.office.cases.api import router as cases
from guiju.office.cases.departures_api import router as departures
from guiju.office.cases.signing_api import router as handling
from guiju.office.cases.yearly_api import router as leaders_year
from guiju.office.circulation.api import router as copies
from guiju.office.diary.api import router as calendar
from guiju.office.documents.api import router as documents
from guiju.office.duties.api import router as duties
from guiju.office.hall.api import router as hall
from guiju.office.meetings.api import router as meetings
from guiju.office.openness.api import router as public
from guiju.office.people.api import router as absences
from guiju.office.registers.api import router as registers
from guiju.office.registry.api import router as registry
from guiju.office.registry.series_api import router as series
from guiju.office.replies.api import router as replies
from guiju.office.rulebook.api import router as rules
from guiju.office.seals.api import router as seals
from guiju.office.search.api import router as search
from guiju.office.signoff.api import router as signoff
from guiju.office.tasks.api import router as tasks
from guiju.office.whatif.api import router as whatif

ROUTERS: Mapping[str, Router] = {
    "/rules": rules,
    "/cases": cases,
    "/handling": handling,
    "/departures": departures,
    "/leaders-year": leaders_year,
    "/documents": documents,
    "/meetings": meetings,
    "/hall": hall,
    "/public": public,
    "/registers": registers,
    "/registry/series": series,
    "/registry": registry,
    "/replies": replies,
    "/tasks": tasks,
    "/calendar": calendar,
    "/copies": copies,
    "/search": search,
    "/signoff": signoff,
    "/seals": seals,
    "/archive": archive,
    "/duties": duties,
    "/absences": absences,
    "/what-if": whatif,
}

api = NinjaAPI(
    title="规矩 Guiju API",
    version="1",
    description="以登录会话访问；改变状态的请求要带 CSRF 令牌。出错时回答 {error: {code, message, remedy, cites}}。",
    auth=django_auth,
    docs=LocalSwagger(),
    docs_decorator=login_required,
)
install(api)
for prefix, router in ROUTERS.items():
    api.add_router(prefix, router)

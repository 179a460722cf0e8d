"""Addresses of cases."""

from django.urls import path, re_path

from guiju.office.cases.views import bulk, departures, editing, inbox, matters, opening, page, rescues, yearly

app_name = "cases"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    re_path(r"^(?P<kind>reading|done|seen|mine)/$", inbox.inbox, name="inbox"),
    path("new/", opening.new, name="new"),
    path("new/<slug:act>/", opening.open_, name="open"),
    path("new/<slug:act>/plan", opening.plan, name="plan"),
    path("exceptions/", departures.exceptions, name="exceptions"),
    path("exceptions/judgements/", departures.judgements, name="judgements"),
    path("together/", bulk.together, name="together"),
    path("rescues/", rescues.rescues, name="rescues"),
    path("cases/<int:case_id>/rescues/<int:seq>/", rescues.review, name="review_rescue"),
    path("leaders-year/", yearly.leaders_year, name="leaders_year"),
    re_path(r"^(?P<kind>todo|reading|done|seen|mine)\.xlsx$", matters.work_sheet, name="work_sheet"),
    path("cases/", matters.all_matters, name="all"),
    path("cases/all.xlsx", matters.all_matters_sheet, name="all_sheet"),
    path("cases/<int:case_id>/", page.case, name="case"),
    path("cases/<int:case_id>/sheet/", page.sheet, name="sheet"),
    path("cases/<int:case_id>/print/", page.printout, name="printout"),
    path("cases/<int:case_id>/facts/", editing.facts, name="facts"),
    path("cases/<int:case_id>/facts/plan", editing.plan, name="facts_plan"),
    path("cases/<int:case_id>/tick-off/", inbox.read, name="read"),
    path("cases/<int:case_id>/<slug:operation>/", page.operate, name="operate"),
]

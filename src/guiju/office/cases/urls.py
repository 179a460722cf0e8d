"""Addresses of cases."""

from django.urls import path, re_path

from guiju.office.cases.views import opening

app_name = "cases"
urlpatterns = [
    path("new/", opening.new, name="new"),
    path("new/<slug:act>/", opening.open_, name="open"),
    path("new/<slug:act>/plan", opening.plan, name="plan"),
]

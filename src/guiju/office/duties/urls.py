"""Addresses of duties."""

from django.urls import path

from guiju.office.duties import views

ONE = "<slug:code>/<int:article>/<slug:name>/<slug:subject>/"
app_name = "duties"
urlpatterns = [
    path("", views.duties, name="duties"),
    path("sheet.xlsx", views.sheet, name="sheet"),
    path(ONE, views.duty, name="duty"),
    path(f"{ONE}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}evidence/", views.evidence, name="evidence"),
]

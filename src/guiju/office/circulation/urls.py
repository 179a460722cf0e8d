"""Addresses of circulated papers."""

from django.urls import path

from guiju.office.circulation import views

app_name = "circulation"
urlpatterns = [
    path("", views.copies, name="copies"),
    path("<int:copy_id>/", views.copy, name="copy"),
    path("<int:copy_id>/read/", views.read, name="read"),
]

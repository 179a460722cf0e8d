"""Addresses of taking official texts in; they stand among those of the rules."""

from django.urls import path

from guiju.office.official_texts import views

app_name = "official_texts"
urlpatterns = [
    path("<slug:district>/official-text/", views.take_in, name="take_in"),
    path("<slug:district>/official-text/<slug:code>/", views.preview, name="preview"),
    path("<slug:district>/official-text/<slug:code>/forget/", views.forget, name="forget"),
]

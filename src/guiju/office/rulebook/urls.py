"""Addresses of the pages about the rules."""

from django.urls import path

from guiju.office.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("compare/", views.compare, name="compare"),
    path("<slug:district>/", views.chapters, name="chapters"),
    path("<slug:district>/coverage/", views.coverage, name="coverage"),
    path("<slug:district>/readings/", views.readings, name="readings"),
    path("<slug:district>/exports/", views.exports, name="exports"),
    path("<slug:district>/exports/<str:name>", views.export, name="export"),
    path("<slug:district>/outside/", views.outside, name="outside"),
    path("<slug:district>/conflicts/", views.conflicts, name="conflicts"),
    path("<slug:district>/settings/", views.settings, name="settings"),
    path("<slug:district>/<slug:code>/<int:number>/", views.article, name="article"),
]

from django.urls import path

from guiju.office.openness import views

app_name = "openness"

urlpatterns = [
    path("", views.front, name="front"),
    path("leaving/", views.leaving, name="leaving"),
    path("<slug:district>/", views.register, name="register"),
    path("<slug:district>/interpretations/", views.register, {"kind": "interpretation"}, name="interpretations"),
    path("<slug:district>/feed.atom", views.feed, name="feed"),
    path("<slug:district>/history/", views.history, name="history"),
    path("<slug:district>/<int:pk>/", views.document, name="document"),
    path("<slug:district>/<int:pk>.json", views.document_json, name="document-json"),
    path("<slug:district>/<int:document>/files/<int:pk>/", views.file, name="file"),
]

"""Addresses of the hall."""

from django.urls import path

from guiju.office.hall import views

app_name = "hall"
urlpatterns = [
    path("<int:sitting_id>/", views.live, name="live"),
    path("<int:sitting_id>/display/", views.display, name="display"),
    path("<int:sitting_id>/board/", views.board, {"kind": "live"}, name="live_board"),
    path("<int:sitting_id>/display/board/", views.board, {"kind": "display"}, name="display_board"),
    path("<int:sitting_id>/paper/", views.paper, name="paper"),
    path("<int:sitting_id>/arrive/", views.arrive, name="arrive"),
    path("<int:sitting_id>/take-up/", views.take_up, name="take_up"),
    path("<int:sitting_id>/speech/", views.speech, name="speech"),
    path("<int:sitting_id>/decide/", views.decide, name="decide"),
    path("<int:sitting_id>/draft/", views.draft, name="draft"),
]

"""Addresses of the hall."""

from django.urls import path

from guiju.office.hall import notice_pages, review_pages, views

app_name = "hall"
urlpatterns = [
    path("year/", review_pages.year_calendar, name="year"),
    path("counts/", review_pages.counts, name="counts"),
    path("counts/xlsx/", review_pages.counts_sheet, name="counts_sheet"),
    path("decisions/", review_pages.decisions, name="decisions"),
    path("decisions/xlsx/", review_pages.decisions_sheet, name="decisions_sheet"),
    path("decisions/<int:item_id>/extract/", review_pages.extract, name="extract"),
    path("notices/", notice_pages.mine, name="notices"),
    path("notices/<int:notice_id>/received/", notice_pages.received, name="received"),
    path("notices/<int:notice_id>/calendar.ics", notice_pages.calendar, name="calendar_file"),
    path("<int:sitting_id>/notices/", notice_pages.told, name="told"),
    path("<int:sitting_id>/notices/send/", notice_pages.send, name="send_notices"),
    path("<int:sitting_id>/papers/", notice_pages.papers, name="papers"),
    path("<int:sitting_id>/papers/<int:item_id>/read/", notice_pages.read_papers, name="read_papers"),
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

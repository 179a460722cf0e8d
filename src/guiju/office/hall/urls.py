"""Addresses of the hall."""

from django.urls import path

from guiju.office.hall import leave_pages, minutes_pages, notice_pages, review_pages, views

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
    path("<int:sitting_id>/leave/", leave_pages.leave, name="leave"),
    path("<int:sitting_id>/leave/report/", leave_pages.report, name="report_leave"),
    path("<int:sitting_id>/leave/circular/", leave_pages.issue, name="issue_circular"),
    path("circulars/<int:circular_id>/", leave_pages.sheet, name="circular_sheet"),
    path("circulars/<int:circular_id>/withdraw/", leave_pages.withdraw, name="withdraw_circular"),
    path("<int:sitting_id>/distribution/", minutes_pages.sent, name="distribution"),
    path("<int:sitting_id>/distribution/send/", minutes_pages.send_out, name="send_minutes_out"),
    path("<int:sitting_id>/public/", minutes_pages.public_parts, name="public_parts"),
    path("<int:sitting_id>/public/check/", minutes_pages.check, name="check_public_part"),
    path("<int:sitting_id>/public/publish/", minutes_pages.publish, name="publish_parts"),
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

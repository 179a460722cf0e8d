"""Addresses of meetings."""

from django.urls import path, re_path

from guiju.office.meetings import steering, topic_pages, views

app_name = "meetings"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("topics/", views.library, name="library"),
    path("topics/<int:topic_id>/", topic_pages.topic, name="topic"),
    path("topics/<int:topic_id>/redirect/", topic_pages.redirect_topic, name="redirect_topic"),
    path("topics/<int:topic_id>/settle/", topic_pages.settle, name="settle_topic"),
    path("new/", views.call, name="call"),
    path("minutes-of/<int:case_id>/", views.minutes_of, name="minutes_of"),
    path("<int:sitting_id>/", views.sitting, name="sitting"),
    path("<int:sitting_id>/quorum/", views.quorum, name="quorum"),
    path("<int:sitting_id>/agenda/", views.agenda_sheet, name="agenda_sheet"),
    path("<int:sitting_id>/minutes/", steering.minutes, name="minutes"),
    path("<int:sitting_id>/minutes/sheet/", views.minutes_sheet, name="minutes_sheet"),
    path("<int:sitting_id>/minutes/begin/", steering.begin_minutes, name="begin_minutes"),
    path("<int:sitting_id>/minutes/send/", steering.send_minutes, name="send_minutes"),
    path("<int:sitting_id>/change/", steering.change, name="change"),
    path("<int:sitting_id>/chair/", steering.chair, name="chair"),
    path("<int:sitting_id>/add/", steering.add, name="add"),
    path("<int:sitting_id>/attendance/", steering.attendance, name="attendance"),
    path("<int:sitting_id>/order/", steering.order, name="order"),
    path("<int:sitting_id>/cancel/", steering.cancel, name="cancel"),
    path("<int:sitting_id>/open/", steering.start, name="open"),
    path("<int:sitting_id>/close/", steering.close, name="close"),
    re_path(r"^(?P<sitting_id>\d+)/items/(?P<item_id>\d+)/(?P<way>up|down)/$", steering.move, name="move"),
    path("<int:sitting_id>/items/<int:item_id>/remove/", steering.remove, name="remove"),
    path("<int:sitting_id>/items/<int:item_id>/attendance/", steering.attendance, name="item_attendance"),
    path("<int:sitting_id>/items/<int:item_id>/outcome/", steering.outcome, name="outcome"),
    path("<int:sitting_id>/items/<int:item_id>/correct/", steering.correct, name="correct"),
]

"""Addresses of the leaders' calendar."""

from django.urls import path

from guiju.office.diary import views

app_name = "diary"
urlpatterns = [
    path("", views.week, name="week"),
    path("new/", views.new, name="new"),
    path("feed/", views.feed, name="feed"),
    path("feed/<str:secret>.ics", views.ics, name="ics"),
    path("<int:pk>/", views.engagement, name="engagement"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]

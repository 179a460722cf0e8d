"""Addresses of what the public reads of meetings."""

from django.urls import path

from guiju.office.hall import minutes_pages

app_name = "hall_public"
urlpatterns = [path("<slug:district>/decisions/", minutes_pages.public_list, name="decisions")]

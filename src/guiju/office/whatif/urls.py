"""Addresses of sandbox copies, under the district's rules."""

from django.urls import path

from guiju.office.whatif import views

app_name = "whatif"
urlpatterns = [
    path("<slug:district>/what-if/", views.listing, name="listing"),
    path("<slug:district>/what-if/<slug:key>/", views.sandbox, name="sandbox"),
    path("<slug:district>/what-if/<slug:key>/articles/<int:number>/", views.article, name="article"),
    path("<slug:district>/what-if/<slug:key>/start/", views.start, name="start"),
    path("<slug:district>/what-if/<slug:key>/progress/", views.state, name="progress"),
    path("<slug:district>/what-if/<slug:key>/remove/", views.remove, name="remove"),
]

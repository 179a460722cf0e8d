"""Addresses of tasks."""

from django.urls import path

from guiju.office.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.listing, name="tasks"),
    path("sheet.xlsx", views.sheet, name="sheet"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/assign/", views.assign, name="assign"),
    path("<int:pk>/<slug:what>/", views.tell, name="tell"),
]

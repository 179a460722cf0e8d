"""Addresses of tasks."""

from django.urls import path

from guiju.office.tasks import ledger_views, views

app_name = "tasks"
urlpatterns = [
    path("", views.listing, name="tasks"),
    path("sheet.xlsx", views.sheet, name="sheet"),
    path("blank.xlsx", ledger_views.blank, name="blank"),
    path("new/", ledger_views.new, name="new"),
    path("import/", ledger_views.take_in, name="import"),
    path("summary/", ledger_views.month, name="summary"),
    path("files/<int:entry>/", ledger_views.entry_file, name="file"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/assign/", views.assign, name="assign"),
    path("<int:pk>/divide/", views.divide, name="divide"),
    path("<int:pk>/<slug:what>/", views.tell, name="tell"),
]

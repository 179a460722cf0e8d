"""Addresses of registers."""

from django.urls import path

from guiju.office.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<slug:code>/", views.register, name="register"),
    path("<slug:code>/new/", views.new, name="new"),
    path("<slug:code>/import/", views.take_in, name="import"),
    path("<slug:code>/sheet.xlsx", views.sheet, name="sheet"),
    path("<slug:code>/blank.xlsx", views.blank, name="blank"),
    path("<slug:code>/<int:pk>/", views.entry, name="entry"),
    path("<slug:code>/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]

from django.urls import path

from guiju.office.signoff import views

app_name = "signoff"
urlpatterns = [
    path("phrases/", views.phrases, name="phrases"),
    path("<int:case_id>/", views.sheet, name="sheet"),
    path("<int:case_id>/sheet.pdf", views.sheet_pdf, name="pdf"),
]

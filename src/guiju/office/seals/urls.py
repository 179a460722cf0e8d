from django.urls import path

from guiju.office.seals import views

app_name = "seals"
urlpatterns = [
    path("", views.seals, name="seals"),
    path("verify/", views.verify, name="verify"),
    path("<int:seal_id>/retire/", views.retire, name="retire"),
    path("<int:seal_id>/picture.png", views.picture, name="picture"),
    path("documents/<int:document_id>/", views.document, name="document"),
    path("documents/<int:document_id>/sealed.pdf", views.sealed_pdf, name="sealed_pdf"),
]

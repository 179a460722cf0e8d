from django.urls import path, re_path

from guiju.office.archive import verifying_views, views

app_name = "archive"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("verify/", verifying_views.verify, name="verify"),
    path("catalogue.xlsx", views.catalogue_sheet, name="catalogue_sheet"),
    path("cases/<int:case_id>/certificate/", views.certificate, name="certificate"),
    re_path(
        r"^cases/(?P<case_id>\d+)/certificate\.(?P<form>pdf|json)$", views.certificate_file, name="certificate_file"
    ),
    path("cases/<int:case_id>/file/", views.file_, name="file"),
    path("<int:filing_id>/", views.filing, name="filing"),
    path("<int:filing_id>/correct/", views.correct, name="correct"),
    path("<int:filing_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<int:filing_id>/package.zip", views.package, name="package"),
]

from django.urls import path

from guiju.office.documents import check_views, draft_views, look_views, views

app_name = "documents"
urlpatterns = [
    path("", views.register, name="register"),
    path("check/", check_views.check, name="check"),
    path("numbers/", views.numbers, name="numbers"),
    path("issued/<int:document_id>/", views.issued, name="issued"),
    path("issued/<int:document_id>/<slug:form>/", views.paper, name="paper"),
    path("files/<int:attachment_id>/", views.file, name="file"),
    path("<int:case_id>/draft/", draft_views.draft, name="draft"),
    path("<int:case_id>/draft/preview.pdf", draft_views.preview, name="preview"),
    path("<int:case_id>/draft/import/", check_views.import_draft, name="import_draft"),
    path("<int:case_id>/draft/look/", look_views.look, name="look"),
    path("<int:case_id>/draft/changes/", draft_views.changes, name="changes"),
    path("<int:case_id>/case.pdf", views.case_pdf, name="case_pdf"),
    path("<int:case_id>/case.zip", views.case_archive, name="case_archive"),
    path("<int:case_id>/attachments/", views.attachments, name="attachments"),
]

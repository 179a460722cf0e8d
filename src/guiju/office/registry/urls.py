"""Addresses of the document desk."""

from django.urls import path

from guiju.office.registry import paper_views, review_views, series_views, views

app_name = "registry"
urlpatterns = [
    path("", views.register, name="desk"),
    path("series/", series_views.series, name="series"),
    path("returns/", views.returns, name="returns"),
    path("filters/<int:pk>/drop/", views.drop_filter, name="drop_filter"),
    path("papers/<int:pk>/", paper_views.paper, name="paper"),
    path("papers/<int:pk>/sign-for/", paper_views.sign_for, name="sign_for"),
    path("papers/<int:pk>/note/", paper_views.note, name="note"),
    path("papers/<int:pk>/correct/", paper_views.correct, name="correct"),
    path("papers/<int:pk>/void/", paper_views.void, name="void"),
    path("papers/<int:pk>/scan/", paper_views.add_scan, name="add_scan"),
    path("papers/<int:pk>/again/", paper_views.come_again, name="again"),
    path("papers/<int:pk>/propose/", paper_views.propose, name="propose"),
    path("papers/<int:pk>/review/", review_views.review, name="review"),
    path("scans/<int:scan_id>/", paper_views.scan, name="scan"),
    path("slips/<int:review_id>/", review_views.slip, name="slip"),
    path("slips/<int:review_id>/paper.pdf", review_views.slip_paper, name="slip_paper"),
    path("<slug:kind>/", views.register, name="register"),
    path("<slug:kind>/new/", views.new, name="new"),
    path("<slug:kind>/sheet.xlsx", views.sheet, name="sheet"),
    path("<slug:kind>/print.pdf", views.printed, name="print"),
    path("<slug:kind>/filters/", views.keep_filter, name="keep_filter"),
]

from django.conf import settings
from django.urls import URLPattern, path

from guiju.office.web import gallery

app_name = "web"

urlpatterns: list[URLPattern] = []

if settings.DEBUG:
    urlpatterns += [
        path("_gallery/", gallery.index, name="gallery"),
        path("_gallery/<slug:page>/", gallery.sample_page, name="gallery_page"),
    ]

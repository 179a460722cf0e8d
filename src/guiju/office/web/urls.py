from django.conf import settings
from django.urls import URLPattern, path

from guiju.office.web import gallery, language

app_name = "web"

urlpatterns: list[URLPattern] = [path("language/", language.choose, name="language")]

if settings.DEBUG:
    urlpatterns += [
        path("_gallery/", gallery.index, name="gallery"),
        path("_gallery/<slug:page>/", gallery.sample_page, name="gallery_page"),
    ]

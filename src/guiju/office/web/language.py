"""The language of the screens: Chinese unless the person has chosen English, kept in a cookie for a year.

The browser's own wish is not followed: an office computer set up in English still belongs to a Chinese office.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from guiju.office.web.chinese_words import marked

CHOSEN = "language"
YEAR = 365 * 24 * 3600
PAGE = "text/html"


class ChosenLanguage:
    """Middleware: everything inside is said in the chosen language; what stays Chinese in it is marked as Chinese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        with translation.override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        if language != settings.LANGUAGE_CODE:
            mark_chinese(response)
        return response


def chosen(request: HttpRequest) -> str:
    """The language this browser has chosen; Chinese for one that has not, or that asks for a language we lack."""
    asked = request.COOKIES.get(CHOSEN, "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def mark_chinese(response: HttpResponse) -> None:
    if getattr(response, "streaming", False) or not response.headers.get("Content-Type", "").startswith(PAGE):
        return
    response.content = marked(response.content.decode()).encode()
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))


@csrf_exempt  # changes nothing but how this browser's pages read; strangers on cached pages have no token
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remembers the choice and goes back to the page it was made on, on this host only. Open to strangers.

    An error page does not name itself: then the browser says where it comes from.
    """
    back = request.POST.get("next", "") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(CHOSEN, language, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response

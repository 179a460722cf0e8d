"""Error pages: what happened, to which thing, what to do next. Named in `config.urls` and the settings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The exception's own sentence is shown: it was written for the person who was refused."""
    return page(request, 403, message=str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def conflict(request: HttpRequest, message: str = "") -> HttpResponse:
    """Someone else was quicker, or the matter has moved on."""
    return page(request, 409, message=message)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "errors/csrf.jinja", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: what broke may be the very things a page asks of it."""
    return HttpResponse(render_to_string("errors/500.jinja"), status=500)


def page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    return render(request, f"errors/{status}.jinja", {"message": message}, status=status)


def locked_out(request: HttpRequest, *__: object) -> HttpResponse:
    """Too many failed tries at signing in (called by django-axes)."""
    message = _("登录失败次数过多，为安全起见暂停登录。请十五分钟后再试，或联系系统管理员重置密码。")
    return page(request, 403, message=message)

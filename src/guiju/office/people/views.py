"""Signing in and out. The lock-out after repeated failures is django-axes' work (see the settings)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guiju.office.people import queries
from guiju.office.people.forms import SignInForm


class SignIn(LoginView):
    """The sign-in page; goes on to where the person wanted to go (same host only)."""

    template_name = "people/sign_in.jinja"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context, demo_accounts=_demo_accounts())


class SignOut(LogoutView):
    """Signs out (POST only) and returns to the sign-in page."""

    next_page = "people:sign_in"


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
    """The sign-in page again, saying why it does not take passwords for a while; what was typed stays."""
    form = SignInForm(request, initial={"username": credentials.get("username", "")})
    context = {"form": form, "next": request.POST.get("next", ""), "demo_accounts": _demo_accounts()}
    context["message"] = "连续多次登录失败,该账号暂时停止登录。请稍后再试,或联系系统管理员。"
    return render(request, SignIn.template_name, context, status=429)


def _demo_accounts() -> list[tuple[str, str, str]]:
    on = timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    return queries.demo_accounts(on) if getattr(settings, "GUIJU_DEMO", False) else []

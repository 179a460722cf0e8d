"""Signing in and out, one's own password. The lock-out after repeated failures is django-axes' work (see settings)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from guiju.office.people import queries
from guiju.office.people.forms import ChangePasswordForm, SignInForm


class SignIn(LoginView):
    """The sign-in page; goes on to where the person wanted to go (same host only)."""

    template_name = "people/sign_in.jinja"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        found = super().get_context_data(**context)
        form = found["form"]
        found["errors"] = {name: " ".join(map(str, said)) for name, said in form.errors.items()}
        found["errors"][""] = found["errors"].pop("__all__", "")
        found["username"] = form.data.get("username", "")
        return {**found, "demo_accounts": _demo_accounts()}


class SignOut(LogoutView):
    """Signs out (POST only) and returns to the sign-in page."""

    next_page = "people:sign_in"


class ChangePassword(PasswordChangeView):
    """One's own password; other sessions of the same person end."""

    template_name = "people/password.jinja"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("people:password")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "demonstration": getattr(settings, "GUIJU_DEMO", False)}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, _("密码已修改。您在别处的登录已经退出。"))
        return super().form_valid(form)


def _demo_accounts() -> list[queries.DemoAccount]:
    """Only for a demonstration: its marker in the state folder holds the password that all its accounts share."""
    if not getattr(settings, "GUIJU_DEMO", False):
        return []
    password = Path(settings.STATE_FOLDER, "demonstration").read_text(encoding="utf-8").strip()
    return queries.demo_accounts(timezone.localdate(), password)  # noqa: TID251 -- an entry point reads the clock

"""The sign-in form: Django's own, with Chinese sentences."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Account and password."""

    error_messages = {
        "invalid_login": "账号或密码不对。请检查后重新输入;忘记密码请联系系统管理员。",
        "inactive": "该账号已停用。请联系系统管理员。",
    }

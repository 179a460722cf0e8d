"""Signing in and changing one's password: Django's own forms, with Chinese sentences."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later


class SignInForm(AuthenticationForm):
    """Account and password."""

    error_messages = {
        "invalid_login": later("账号或密码不对。请检查后重新输入；忘记密码请联系系统管理员。"),
        "inactive": later("该账号已停用。请联系系统管理员。"),
    }


class ChangePasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        "password_mismatch": later("两次输入的新密码不一样。请重新输入。"),
        "password_incorrect": later("原密码不对。请重新输入；忘记了请联系系统管理员重置。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _PASSWORD_LABELS.items():
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].error_messages["required"] = _("请填写%(label)s。") % {"label": label}
        self.fields["new_password1"].help_text = "".join(password_validators_help_texts())


_PASSWORD_LABELS = {
    "old_password": later("原密码"),
    "new_password1": later("新密码"),
    "new_password2": later("再输一次新密码"),
}

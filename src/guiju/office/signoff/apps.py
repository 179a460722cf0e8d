from django.apps import AppConfig


class SignoffConfig(AppConfig):
    name = "guiju.office.signoff"
    label = "signoff"
    verbose_name = "签批单"
    default_auto_field = "django.db.models.BigAutoField"

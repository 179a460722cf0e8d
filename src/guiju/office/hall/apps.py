from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "guiju.office.hall"
    label = "hall"
    verbose_name = "会场"
    default_auto_field = "django.db.models.BigAutoField"

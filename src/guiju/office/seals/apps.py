from django.apps import AppConfig


class SealsConfig(AppConfig):
    name = "guiju.office.seals"
    label = "seals"
    verbose_name = "用印和签名"
    default_auto_field = "django.db.models.BigAutoField"

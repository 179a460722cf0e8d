from django.apps import AppConfig


class OpennessConfig(AppConfig):
    name = "guiju.office.openness"
    label = "openness"
    verbose_name = "政府信息公开"
    default_auto_field = "django.db.models.BigAutoField"

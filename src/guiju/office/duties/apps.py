from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "guiju.office.duties"
    label = "duties"
    verbose_name = "职责"
    default_auto_field = "django.db.models.BigAutoField"

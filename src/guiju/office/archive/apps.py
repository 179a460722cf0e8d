from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "guiju.office.archive"
    label = "archive"
    verbose_name = "归档"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    name = "guiju.office.circulation"
    label = "circulation"
    verbose_name = "传阅"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "guiju.office.cases"
    label = "cases"
    verbose_name = "事项办理"
    default_auto_field = "django.db.models.BigAutoField"

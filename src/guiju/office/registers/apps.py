from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "guiju.office.registers"
    label = "registers"
    verbose_name = "登记簿"
    default_auto_field = "django.db.models.BigAutoField"

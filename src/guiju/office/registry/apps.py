from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "guiju.office.registry"
    label = "registry"
    verbose_name = "公文登记"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guiju.office.people"
    label = "people"
    verbose_name = "组织与人员"
    default_auto_field = "django.db.models.BigAutoField"

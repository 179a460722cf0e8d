from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "guiju.office.tasks"
    label = "tasks"
    verbose_name = "督查台账"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "guiju.office.tasks"
    label = "tasks"
    verbose_name = "批示交办"
    default_auto_field = "django.db.models.BigAutoField"

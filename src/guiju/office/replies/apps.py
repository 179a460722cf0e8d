from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "guiju.office.replies"
    label = "replies"
    verbose_name = "请示和答复"
    default_auto_field = "django.db.models.BigAutoField"

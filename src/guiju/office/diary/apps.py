from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "guiju.office.diary"
    label = "diary"
    verbose_name = "领导日程"
    default_auto_field = "django.db.models.BigAutoField"

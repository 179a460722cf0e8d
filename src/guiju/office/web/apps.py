from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "guiju.office.web"
    label = "web"
    verbose_name = "界面"

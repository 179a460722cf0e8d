"""Django registration of the meetings app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Topic to agenda to sitting to outcome to minutes."""

    name = "guiju.office.meetings"
    label = "meetings"
    verbose_name = "会议"
    default_auto_field = "django.db.models.BigAutoField"

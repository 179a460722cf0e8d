"""Django registration of the what-if app."""

from django.apps import AppConfig


class WhatIfConfig(AppConfig):
    """Sandbox copies, their checks and replays."""

    name = "guiju.office.whatif"
    label = "whatif"
    verbose_name = "试改"

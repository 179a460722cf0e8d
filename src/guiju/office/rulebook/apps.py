"""Django registration of the rulebook app."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Rulebooks, article pages and coverage."""

    name = "guiju.office.rulebook"
    label = "rulebook"
    verbose_name = "规则"

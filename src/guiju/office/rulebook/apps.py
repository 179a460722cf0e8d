"""Django registration of the rulebook app."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Rulebooks, article pages and coverage."""

    name = "guiju.office.rulebook"
    label = "rulebook"
    verbose_name = "规则"

    def ready(self) -> None:
        """Have the districts' folders checked whenever the system is."""
        from guiju.office.rulebook import checks  # noqa: F401 -- importing registers them

"""Installs the table of reactions when the process starts."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The application that knows all others."""

    name = "guiju.office.config"
    label = "config"
    verbose_name = "配置"

    def ready(self) -> None:
        """Tell the case app which actions answer which moments."""
        from guiju.office.cases import reactions
        from guiju.office.config.reactions import REACTIONS

        reactions.install(REACTIONS)

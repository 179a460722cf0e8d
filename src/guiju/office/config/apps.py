"""Installs the table of reactions when the process starts."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The application that knows all others."""

    name = "guiju.office.config"
    label = "config"
    verbose_name = "配置"

    def ready(self) -> None:
        """Tell the case app which actions answer which moments, and what stands beside its matters."""
        from guiju.office.cases import beside, phrases, reactions
        from guiju.office.config.absences import BESIDE
        from guiju.office.config.reactions import AFTER_CORRECTIONS, AFTER_OUTCOMES, REACTIONS
        from guiju.office.meetings import following
        from guiju.office.signoff.phrases import own_phrases

        reactions.install(REACTIONS)
        following.install(AFTER_OUTCOMES, AFTER_CORRECTIONS)
        beside.install(BESIDE)
        phrases.install(own_phrases)

"""Why a step is there: the condition that decided it, with the values that were filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.asking import Asking
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.words import fact_words
from guiju.office.rulebook.choosing import folded
from guiju.office.rulebook.labels import label, listed, with_value
from guiju.rules.planning.plans import Because


class Reasons:
    """Turns reasons into sentences for one set of facts."""

    def __init__(self, asked: Asking, facts: Mapping[str, Any], who: WhoIsMeant) -> None:
        self.asked, self.facts, self.who = asked, facts, who
        self._labels: dict[str, str] | None = None

    def sentences(self, because: Iterable[Because]) -> list[str]:
        """Each reason once, with the values it looked at."""
        return list(dict.fromkeys(self._sentence(reason) for reason in because))

    def value(self, name: str) -> str:
        """A fact's value in words."""
        return fact_words(self.asked.vocabulary.facts[name], self.facts.get(name), self.labels)

    @property
    def labels(self) -> dict[str, str]:
        """Names of the district's bodies, organs and leaders by code; asked of the organisation when needed."""
        if self._labels is None:
            sets = [f for f in self.asked.act.facts.values() if f.of in ("organs", "leader_posts")]
            self._labels = self.asked.bodies() | {k: v for fact in sets for k, v in self.asked.choices(fact)}
        return self._labels

    def _sentence(self, reason: Because) -> str:
        values = [(label(self.asked.vocabulary.facts[name]), self.value(name)) for name in reason.facts]
        said = folded(reason.zh)
        told = [with_value(*one) for one in values if not all(folded(words) in said for words in one)]
        return _("%(reason)s（现填 %(told)s）") % {"reason": reason.zh, "told": listed(told)} if told else reason.zh

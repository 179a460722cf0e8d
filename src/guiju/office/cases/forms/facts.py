"""The form of an act's facts, with the reasons of judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from guiju.office.cases.asking import Asking, Group
from guiju.office.cases.forms.fields import field_of, raw_of, typed_for
from guiju.office.rulebook.labels import label
from guiju.rules.facts import FactDefinition, FactKind, FactType

WHY = "why_"
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact on the form. `reason` is the field for why it was judged so; None for what is no judgement."""

    definition: FactDefinition
    field: BoundField
    reason: BoundField | None

    @property
    def money(self) -> bool:
        """Whether it is an amount."""
        return self.definition.type is FactType.MONEY


class FactsForm(forms.Form):
    """The facts of an act. `base`: what holds when nothing is typed (raw); a judgement that departs needs a reason."""

    prefix = "f"

    def __init__(self, data: Any = None, *, asked: Asking, base: Mapping[str, Any] | None = None) -> None:
        self.asked = asked
        defaults = {name: fact.default for name, fact in asked.facts.items()}
        self.base = defaults | dict(base or {})
        initial = {name: typed_for(fact, self.base[name]) for name, fact in asked.facts.items()}
        super().__init__(data, initial=initial)
        for name, fact in asked.facts.items():
            self.fields[name] = field_of(fact, asked.choices(fact))
            self.fields[name].help_text = asked.help_on(fact)
            if fact.kind is FactKind.JUDGEMENT:
                self.fields[WHY + name] = _reason_field(fact)

    def clean(self) -> dict[str, Any]:
        """A judgement that departs from what was known needs its reason."""
        for name in self._judged():
            if not self.cleaned_data.get(WHY + name):
                self.add_error(
                    WHY + name, _("请说明为什么这样判断「%(fact)s」。") % {"fact": label(self.asked.facts[name])}
                )
        return self.cleaned_data

    def raw(self) -> dict[str, Any]:
        """The raw facts of all fields that could be read; None where nothing was given."""
        given = self.cleaned_data if self.errors is not None else {}
        return {name: raw_of(fact, given[name]) for name, fact in self.asked.facts.items() if name in given}

    def changed(self) -> dict[str, Any]:
        """Those facts that differ from what was known."""
        return {name: value for name, value in self.raw().items() if not _same(value, self.base[name])}

    def reasons(self) -> dict[str, str]:
        """Fact -> reason, for the judgements that were changed."""
        return {name: self.cleaned_data[WHY + name] for name in self._judged() if self.cleaned_data.get(WHY + name)}

    def shown(self, group: Group) -> Iterator[Asked]:
        """The facts of a group, ready to be drawn."""
        for name in group.names:
            reason = self[WHY + name] if WHY + name in self.fields else None
            yield Asked(self.asked.facts[name], self[name], reason)

    def troubled(self, group: Group) -> bool:
        """Whether a fact of the group, or its reason, has a mistake: then the group is shown open."""
        return any(name in self.errors or WHY + name in self.errors for name in group.names)

    def wrong(self) -> list[tuple[str, str, str]]:
        """Field name, label and sentence of every mistake, for the summary."""
        return [(self[n].html_name, str(self[n].label), str(e)) for n, errors in self.errors.items() for e in errors]

    def forgive(self) -> None:
        """Do not complain about reasons that are still missing: the form is only being tried."""
        for name in [name for name in self.errors if name.startswith(WHY)]:
            del self.errors[name]

    def _judged(self) -> list[str]:
        return [name for name in self.changed() if self.asked.facts[name].kind is FactKind.JUDGEMENT]


def _reason_field(fact: FactDefinition) -> forms.CharField:
    return forms.CharField(
        label=_("判断「%(fact)s」的理由") % {"fact": label(fact)}, required=False, max_length=LONGEST_REASON
    )


def _same(value: Any, known: Any) -> bool:
    if isinstance(value, list) or isinstance(known, list):
        return sorted(value or []) == sorted(known or [])
    return value == known or str(value) == str(known)

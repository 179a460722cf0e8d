"""The form of one's own phrases and telephone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guiju.office.people.models import Person
from guiju.office.rulebook.labels import filled_later
from guiju.office.signoff.phrases import (
    EVERY,
    LONGEST,
    MOST,
    OFFERED_WITH,
    keep_phrases,
    named,
    phrases_of,
    telephone_of,
)

ROOM = (LONGEST + 1) * (MOST + 5)


class PhrasesForm(forms.Form):
    """One list for each operation, one phrase a line."""

    telephone = forms.CharField(
        label=later("办公电话"),
        required=False,
        max_length=40,
        help_text=later("印在您起草的文件的签批单上。"),
        error_messages={"max_length": filled_later("最多 %(most)s 字。", most=40)},
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data, auto_id=False)
        self.person, kept = person, phrases_of(person)
        self.fields["telephone"].initial = telephone_of(person.pk)
        for operation in (EVERY, *OFFERED_WITH):
            self.fields[f"for_{operation}"] = forms.CharField(
                label=named(operation),
                required=False,
                max_length=ROOM,
                initial="\n".join(kept[operation]),
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"max_length": filled_later("最多 %(most)s 字。", most=ROOM)},
            )

    def save(self) -> None:
        """Keep what was typed. Raises PhraseRefused."""
        given = self.cleaned_data
        lists = {operation: given[f"for_{operation}"] for operation in (EVERY, *OFFERED_WITH)}
        keep_phrases(self.person, lists, given["telephone"])

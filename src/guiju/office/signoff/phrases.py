"""Stock phrases and telephones: what each person keeps for themselves. Nobody sees or changes another's phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases.errors import CaseError
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.people.models import Person
from guiju.office.signoff.models import Phrase, Telephone

MOST = 20
LONGEST = 200
EVERY = ""
OFFERED_WITH = ("agree", "tick", "sign", "countersign", "opine", "instruct")


class PhraseRefused(CaseError):
    """A list of phrases that is not kept."""

    status = 422


def own_phrases(person: Person, operation: str) -> Sequence[str]:
    """A person's phrases for an operation, those kept for it before those for all."""
    found = Phrase.objects.filter(person=person, operation__in=(operation, EVERY)).order_by("-operation", "place")
    return list(found.values_list("text", flat=True))


def phrases_of(person: Person) -> Mapping[str, list[str]]:
    """All phrases of a person by operation."""
    kept: dict[str, list[str]] = {operation: [] for operation in (EVERY, *OFFERED_WITH)}
    for phrase in Phrase.objects.filter(person=person).order_by("place"):
        kept.setdefault(phrase.operation, []).append(phrase.text)
    return kept


def telephone_of(person: int) -> str:
    """The office telephone of a person; "" when they have not said."""
    return Telephone.objects.filter(person=person).values_list("number", flat=True).first() or ""


def keep_phrases(person: Person, lists: Mapping[str, str], telephone: str) -> None:
    """Replace a person's phrases (one a line) and telephone. Raises PhraseRefused; then nothing has changed."""
    rows = [
        Phrase(person=person, operation=operation, text=text, place=place)
        for operation, words in lists.items()
        for place, text in enumerate(_lines(operation, words))
    ]
    with transaction.atomic():
        Phrase.objects.filter(person=person).delete()
        Phrase.objects.bulk_create(rows)
        Telephone.objects.filter(person=person).delete()
        if telephone.strip():
            Telephone.objects.create(person=person, number=telephone.strip())


def _lines(operation: str, words: str) -> list[str]:
    lines = list(dict.fromkeys(line.strip() for line in words.splitlines() if line.strip()))
    if len(lines) > MOST:
        given = {"what": named(operation), "most": MOST}
        raise PhraseRefused(_("「%(what)s」的常用语最多%(most)s句。请删去一些再保存。") % given)
    if long := [line for line in lines if len(line) > LONGEST]:
        given = {"most": LONGEST, "line": long[0][:20]}
        raise PhraseRefused(_("常用语每句最多%(most)s字：「%(line)s……」太长。请改短再保存。") % given)
    return lines


def named(operation: str) -> str:
    """What an operation is called on the screen."""
    return _(OPERATIONS_ZH[operation]) if operation else str(later("各种意见通用"))

"""One table: the reply and what it answers."""

from __future__ import annotations

from django.db import models

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Person


class Reply(models.Model):
    """A matter that answers another one. Choosing again replaces it; who chose and when stays with the newest."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    answered = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    chosen_at = models.DateTimeField()

    class Meta:
        verbose_name = "答复"

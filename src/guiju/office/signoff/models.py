"""Tables of the sign-off sheet: a person's stock phrases, and the telephone that sheets print for them."""

from __future__ import annotations

from django.db import models

from guiju.office.people.models import Person


class Phrase(models.Model):
    """A stock phrase of one person; `operation` "" offers it with every operation. `place` orders them from 0."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    operation = models.CharField("用于", max_length=20, blank=True)
    text = models.CharField("常用语", max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "常用语"
        constraints = [models.UniqueConstraint(fields=["person", "operation", "text"], name="phrase_once")]


class Telephone(models.Model):
    """The office telephone of a person, as sheets print it beside the drafter."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    number = models.CharField("办公电话", max_length=40)

    class Meta:
        verbose_name = "办公电话"

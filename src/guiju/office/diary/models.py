"""Tables of the leaders' calendar: what was entered by hand with every change of it, and the secrets of feeds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Person, Post


class Kind(models.TextChoices):
    """What a leader does. Sittings and leave come from meetings and approved matters, some visits and events do too."""

    VISIT = "visit", N_("调研检查")
    RECEPTION = "reception", N_("接待会见")
    FOREIGN = "foreign", N_("外事活动")
    EVENT = "event", N_("公务活动")
    OTHER = "other", N_("其他安排")


class Engagement(models.Model):
    """Something a leader does, entered by hand. `version` counts its changes: who acts on an older one is told."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    title = models.CharField("事由", max_length=200)
    place = models.CharField("地点", max_length=100, blank=True)
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "日程安排"
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="engagement_forwards")]
        indexes = [models.Index(fields=["district", "post", "starts_at"], name="engagement_by_post")]


class Visit(models.Model):
    """Where an approved matter takes a leader. Kept in step with the matter, never written by hand."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=300)
    since_on = models.DateField()
    until_on = models.DateField()  # the first day after it

    class Meta:
        verbose_name = "事项安排的日程"
        constraints = [
            models.UniqueConstraint(fields=["case", "post"], name="visit_once"),
            models.CheckConstraint(condition=Q(until_on__gt=F("since_on")), name="visit_forwards"),
        ]
        indexes = [models.Index(fields=["district", "since_on"], name="visit_by_day")]


class Change(models.Model):
    """One state of an engagement as somebody wrote it. Only ever added."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    said = models.TextField("内容")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "日程变动"
        constraints = [
            models.UniqueConstraint(fields=["engagement", "version"], name="engagement_version_once"),
            models.UniqueConstraint(fields=["person", "token"], condition=~Q(token=""), name="engagement_token_once"),
        ]


class Feed(models.Model):
    """The secret address under which a person's own programs read the calendar; only its digest is kept."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "日历订阅"

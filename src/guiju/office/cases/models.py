"""Tables of cases. The event log is the truth and only ever grows; the other tables are projections of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.people.models import District, Organ, Person, Post


class CaseState(models.TextChoices):
    """Where a case stands as a whole; its steps say the rest."""

    DRAFT = "draft", N_("拟稿")
    OPEN = "open", N_("办理中")
    RETURNED = "returned", N_("已退回")
    WITHDRAWN = "withdrawn", N_("已撤回")
    SUSPENDED = "suspended", N_("已中止")
    CLOSED = "closed", N_("已办结")
    VOID = "void", N_("已作废")


class ItemState(models.TextChoices):
    """todo: waits for the post. done: somebody did it. lapsed: no longer asked for."""

    TODO = "todo", N_("待办")
    DONE = "done", N_("已办")
    LAPSED = "lapsed", N_("无需办理")


class ItemKind(models.TextChoices):
    """do: something to act on. read: a paper circulated for reading, which never blocks the main flow."""

    DO = "do", N_("办理")
    READ = "read", N_("传阅")


class Serial(models.Model):
    """The last case number given in a district; its row is locked while a number is taken, so none is skipped."""

    district = models.OneToOneField(District, on_delete=models.PROTECT, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)


class Case(models.Model):
    """A matter: the head of its log, and what lists and search need. Written by the actions only."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    serial = models.PositiveBigIntegerField("编号")
    act = models.CharField("事项", max_length=60)
    title = models.CharField("标题", max_length=300)
    drafting_organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    law_on = models.DateField("适用规则日期")
    rulebook_version = models.CharField(max_length=60)
    state = models.CharField("状态", max_length=20, choices=CaseState.choices)
    stage = models.CharField("阶段", max_length=40, blank=True)
    head_seq = models.PositiveIntegerField()
    head_hash = models.CharField(max_length=64)
    opened_at = models.DateTimeField("起办时间")
    updated_at = models.DateTimeField("更新时间")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    parent_step_key = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "事项"
        constraints = [models.UniqueConstraint(fields=["district", "serial"], name="case_serial_once")]
        indexes = [
            models.Index(fields=["district", "opened_by", "-opened_at"], name="case_mine"),
            models.Index(fields=["district", "drafting_organ", "-opened_at"], name="case_by_organ"),
            models.Index(fields=["district", "state", "-updated_at"], name="case_by_state"),
            models.Index(fields=["district", "act", "-serial"], name="case_by_act"),
        ]


class Event(models.Model):
    """One entry of a case's log. `payload` is the very text that was hashed (canonical JSON)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    payload = models.TextField()
    actor = models.ForeignKey(Person, on_delete=models.PROTECT)
    actor_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    on_behalf_of = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    cites = models.TextField(default="[]")
    rulebook_version = models.CharField(max_length=60)
    token = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "办理记录"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="event_seq_once"),
            models.UniqueConstraint(
                fields=["district", "actor", "token"],
                condition=Q(kind="opened") & ~Q(token=""),
                name="event_opened_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["district", "-happened_at", "-id"],
                condition=Q(kind__in=["judged", "skipped", "waived"]),
                name="event_departures",
            ),
            models.Index(
                fields=["district", "-happened_at", "-id"],
                condition=Q(kind__in=["rescued", "rescue_reviewed"]),
                name="event_rescues",
            ),
        ]


class WorkItem(models.Model):
    """What waits for a post, or once did: a projection for the inbox. `number` counts from 0 within a case."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    step_key = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, db_index=False)
    state = models.CharField(max_length=10, choices=ItemState.choices)
    operation = models.CharField(max_length=20)
    since_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, db_index=False)
    read_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    urgency = models.PositiveSmallIntegerField(default=0, db_default=0)
    urged = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = "待办"
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="item_number_once")]
        indexes = [
            models.Index(
                fields=["district", "post", "kind", "-urgency", "since_at"],
                condition=Q(state="todo"),
                name="item_todo",
            ),
            models.Index(
                fields=["district", "done_by", "kind", "-done_at"],
                condition=Q(state="done"),
                name="item_done",
            ),
            models.Index(fields=["case", "post"], name="item_seen_by"),
        ]


class OwedByCase(models.Model):
    """What a matter makes somebody owe, until when, and when a step of it kept that: a projection for lists.

    Owed by whole organs, and by leaders (posts without an organ). `due_at` only where hours are counted.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="owed", db_index=False)
    norm = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    stage = models.CharField(max_length=40)
    says = models.CharField(max_length=300)
    owed_by = models.JSONField(default=list)
    organs = models.ManyToManyField(Organ)
    posts = models.ManyToManyField(Post)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    strength = models.CharField(max_length=20, default="must")
    begun = models.BooleanField(default=True)
    provisional = models.BooleanField(default=False)
    arithmetic = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "应办"
        constraints = [models.UniqueConstraint(fields=["case", "norm"], name="owed_by_case_once")]
        indexes = [
            models.Index(fields=["district", "due_on"], condition=Q(done_on=None), name="owed_open"),
            models.Index(fields=["district", "-done_on"], name="owed_done"),
        ]


class Sight(models.Model):
    """Who may see a case besides the district's government office: a projection, so that lists need not ask each case.

    `viewer` is an organ (o), post (p) or person (u) with its key; see `sights`.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, db_index=False)
    viewer = models.CharField(max_length=24)
    act = models.CharField(max_length=60)
    serial = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "可见范围"
        constraints = [models.UniqueConstraint(fields=["case", "viewer"], name="sight_once")]
        indexes = [
            models.Index(fields=["district", "viewer", "-serial"], name="sight_newest"),
            models.Index(fields=["district", "viewer", "act", "-serial"], name="sight_newest_of_act"),
        ]


class AccessRefusal(models.Model):
    """Somebody asked for a case that is not theirs to see. Append-only."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    asked_for = models.CharField(max_length=200)
    refused_at = models.DateTimeField()

    class Meta:
        verbose_name = "拒绝访问记录"

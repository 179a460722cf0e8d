"""Tables of the document desk: series, registered papers with what was done, checks, proposals, saved filters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.documents.models import StoredFile
from guiju.office.people.models import District, Organ, Person, Post


class RegisterKind(models.TextChoices):
    """The registers that every organ keeps. `slip`: not a register, but return slips are numbered the same way."""

    INCOMING = "incoming", N_("收文")
    OUTGOING = "outgoing", N_("发文")
    INTERNAL = "internal", N_("内部请示")
    SLIP = "slip", N_("退文")


class PaperState(models.TextChoices):
    """Where a paper stands at the desk. waiting: it has come in and has no number yet."""

    WAITING = "waiting", N_("待签收登记")
    OPEN = "open", N_("在办")
    RETURNED = "returned", N_("已退文")
    CLOSED = "closed", N_("已办结")
    VOID = "void", N_("已作废")


class Urgency(models.IntegerChoices):
    """How urgent a paper is marked; the greater, the sooner."""

    ORDINARY = 0, N_("平件")
    HURRIED = 1, N_("加急")
    URGENT = 2, N_("特急")


class Channel(models.TextChoices):
    """The way on which a paper came or goes."""

    SYSTEM = "system", N_("本系统")
    POST = "post", N_("邮寄、机要交换")
    CITY = "city", N_("市级平台")
    HAND = "hand", N_("当面递交")
    FAX = "fax", N_("传真、电子邮件")


class Series(models.Model):
    """The numbers of one register in one year; its row is locked while a number is taken, so none is skipped."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField("登记簿", max_length=10, choices=RegisterKind.choices)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "登记编号序列"
        constraints = [models.UniqueConstraint(fields=["district", "organ", "kind", "year"], name="paper_series_once")]


class SeriesStart(models.Model):
    """Up to which number a series was used elsewhere, said by hand: from what, to what, why, who, when."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="starts")
    before = models.PositiveIntegerField("原已用到")
    after = models.PositiveIntegerField("改为")
    reason = models.CharField("理由", max_length=300)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "登记编号起用"


class Paper(models.Model):
    """One line of a register. A voided one keeps its number. `rounds`: how many times it has come in; `handled`:
    1 when nothing is left to do, so that such lines stand below the others."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, verbose_name="登记单位", db_index=False)
    kind = models.CharField("登记簿", max_length=10, choices=RegisterKind.choices)
    year = models.PositiveSmallIntegerField("年份", null=True)
    serial = models.PositiveIntegerField("序号", null=True)
    number = models.CharField("登记编号", max_length=30, blank=True)
    title = models.CharField("标题", max_length=300)
    other_side = models.CharField("来文（主送）单位", max_length=200)
    their_number = models.CharField("文号", max_length=60, blank=True)
    channel = models.CharField("途径", max_length=10, choices=Channel.choices, default=Channel.SYSTEM)
    urgency = models.PositiveSmallIntegerField("紧急程度", choices=Urgency.choices, default=Urgency.ORDINARY)
    act = models.CharField("检查所依的事项", max_length=60, blank=True)
    came_on = models.DateField("收到（送出）日期")
    due_on = models.DateField("办理期限", null=True)
    arithmetic = models.CharField("期限怎样算出", max_length=300, blank=True)
    provisional = models.BooleanField(default=False)
    state = models.CharField("状态", max_length=10, choices=PaperState.choices)
    void_reason = models.CharField("作废理由", max_length=300, blank=True)
    rounds = models.PositiveSmallIntegerField("报送次数", default=1)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="paper")
    registered_at = models.DateTimeField("登记时间", null=True)
    words = models.TextField(blank=True)
    handled = models.GeneratedField(
        expression=models.Case(models.When(state__in=["closed", "void"], then=1), default=0),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "登记的公文"
        constraints = [
            models.UniqueConstraint(fields=["organ", "kind", "year", "serial"], name="paper_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "void"]) | Q(serial__isnull=False), name="paper_numbered"
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "kind", "state"], name="paper_by_state"),
            models.Index(fields=["organ", "kind", "handled", "-urgency", "due_on"], name="paper_unhandled_first"),
            models.Index(fields=["organ", "kind", "-year", "-serial"], name="paper_by_number"),
        ]


class StepTaken(models.Model):
    """One thing done with a paper: a step of receiving or sending, or what changed it. Only ever added."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="taken")
    step = models.CharField("程序", max_length=20)
    note = models.CharField("说明", max_length=500, blank=True)
    done_on = models.DateField("日期")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "公文办理记录"
        constraints = [
            models.UniqueConstraint(fields=["person", "token"], condition=~Q(token=""), name="paper_step_token_once")
        ]


class Scan(models.Model):
    """A scanned paper or another file with a registered paper. Never removed."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="scans")
    round = models.PositiveSmallIntegerField("第几次报送")
    name = models.CharField("名称", max_length=160)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, db_index=False)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "扫描件"


class Review(models.Model):
    """The desk's checks of one round. `checks`: what was looked at, with its articles and the verdict.

    A returned one is a return slip with a number of its own.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField("第几次报送")
    returned = models.BooleanField("退文")
    number = models.CharField("退文单编号", max_length=30, blank=True)
    checks = models.JSONField("检查")
    words = models.CharField("初审意见", max_length=500, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.DateField("日期")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "初审"
        constraints = [models.UniqueConstraint(fields=["paper", "round"], name="review_once_a_round")]
        indexes = [models.Index(fields=["district", "returned", "-at"], name="review_returned")]


class Proposal(models.Model):
    """How the office proposes to handle a paper; the newest counts, older ones stay."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="proposals")
    text = models.CharField("拟办意见", max_length=500)
    lead = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+", db_index=False)
    assisting = models.ManyToManyField(Organ, related_name="+")
    leaders = models.ManyToManyField(Post, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "拟办意见"


class SavedFilter(models.Model):
    """A way of narrowing a register down that somebody keeps for themselves; `query` as in the address."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=10, choices=RegisterKind.choices)
    name = models.CharField("名称", max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = "保存的筛选"
        constraints = [models.UniqueConstraint(fields=["person", "kind", "name"], name="saved_filter_once")]

"""Tables of the organisation. Spans of days are half open: `until_on` is the first day no longer included."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop as N_


class District(models.Model):
    """A district government that works in this installation; `code` is the profile's name, e.g. in addresses."""

    code = models.CharField("代码", max_length=40, primary_key=True)
    name = models.CharField("名称", max_length=100)
    short = models.CharField("简称", max_length=20)

    class Meta:
        verbose_name = "区"


class OrganKind(models.TextChoices):
    """What sort of body an organ is; roles such as heads of departments are resolved by it."""

    GOVERNMENT = "government", N_("区政府")
    OFFICE = "office", N_("区政府办公室")
    DEPARTMENT = "department", N_("组成部门")
    SUBDISTRICT = "subdistrict", N_("街道办事处")
    TOWNSHIP = "township", N_("地区办事处（乡政府）")
    KEY_UNIT = "key_unit", N_("重点区属机构和国有企业")
    AFFILIATED = "affiliated", N_("直属机构")
    PARTY = "party", N_("党委部门")
    OTHER = "other", N_("其他")


class Organ(models.Model):
    """An organ of a district. `document_code` is the code in its document numbers (blank: issues none)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    code = models.CharField("代码", max_length=60)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=20, choices=OrganKind.choices)
    document_code = models.CharField("发文机关代字", max_length=20, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "机构"
        constraints = [models.UniqueConstraint(fields=["district", "code"], name="organ_code_once")]
        indexes = [models.Index(fields=["district", "kind"], name="organ_by_kind")]


class Post(models.Model):
    """A post. The leaders' posts have no organ. Several posts of one organ may share a code (desks)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True)
    code = models.CharField("代码", max_length=40)
    title = models.CharField("职务", max_length=100)
    rank = models.PositiveIntegerField("排序", default=100)

    class Meta:
        verbose_name = "职务"
        indexes = [models.Index(fields=["district", "organ", "code", "rank"], name="post_by_organ")]


class People(BaseUserManager["Person"]):
    """Makes accounts; Django's sign-in asks it for a person by name of account."""

    def create_person(self, username: str, name: str, district: District | None, password: str | None = None) -> Person:
        """A new account; `password` None makes one that cannot sign in until a password is set."""
        person = Person(username=username, name=name, district=district)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A person with an account. Keepers keep the rules; rescuers may repair a stuck matter, with a trace."""

    username = models.CharField("账号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, blank=True)
    is_keeper = models.BooleanField("规则管理员", default=False)
    is_rescuer = models.BooleanField("系统管理员", default=False)
    is_active = models.BooleanField("启用", default=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "人员"

    def get_full_name(self) -> str:
        return self.name


class Span(models.Model):
    """Days of validity, half open; no last day means until further notice."""

    since_on = models.DateField("起")
    until_on = models.DateField("止（不含）", null=True, blank=True)

    class Meta:
        abstract = True


def forwards(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gt=F("since_on")), name=name)


class Holding(Span):
    """Who holds a post over a span of days. Two holders on one day are refused (also by the database)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    post = models.ForeignKey(Post, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)

    class Meta:
        verbose_name = "任职"
        constraints = [
            forwards("holding_forwards"),
            models.UniqueConstraint(fields=["post"], condition=Q(until_on__isnull=True), name="holding_open_once"),
        ]
        indexes = [
            models.Index(fields=["person", "since_on"], name="holding_by_person"),
            models.Index(fields=["post", "since_on"], name="holding_by_post"),
        ]


class Portfolio(Span):
    """Division of work: the leader in charge of an organ or of a field of work, never of both in one row."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    leader_post = models.ForeignKey(Post, on_delete=models.PROTECT)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True)
    field = models.CharField("领域代码", max_length=60, blank=True)

    class Meta:
        verbose_name = "分工"
        constraints = [
            forwards("portfolio_forwards"),
            models.CheckConstraint(
                condition=(Q(organ__isnull=False) & Q(field="")) | (Q(organ__isnull=True) & ~Q(field="")),
                name="portfolio_organ_or_field",
            ),
            models.UniqueConstraint(
                fields=["organ"], condition=Q(until_on__isnull=True), name="portfolio_open_organ_once"
            ),
            models.UniqueConstraint(
                fields=["district", "field"],
                condition=Q(until_on__isnull=True, organ__isnull=True),
                name="portfolio_open_field_once",
            ),
        ]
        indexes = [models.Index(fields=["district", "organ", "field"], name="portfolio_by_work")]


class Cover(Span):
    """Who covers a post while its holder is away, by the schedule of A and B roles; only an absence sets it to work."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    of_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="covered")
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="covers")

    class Meta:
        verbose_name = "AB角"
        constraints = [
            forwards("cover_forwards"),
            models.CheckConstraint(condition=~Q(of_post=F("by_post")), name="cover_of_another"),
            models.UniqueConstraint(fields=["of_post"], condition=Q(until_on__isnull=True), name="cover_open_once"),
        ]


class Absence(models.Model):
    """Days on which the holder of a post is away, by an approved matter. An empty span: it came to nothing.

    `matter` is the case and `approved_at_seq` its entry that approved; `body`: away from that meeting only.
    `granted_until_on` is the end as approved; an earlier `until_on` was set by `ended_by`, who says why.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField("事由", max_length=40)
    since_on = models.DateField("起")
    until_on = models.DateField("止（不含）")
    body = models.CharField("会议", max_length=40, blank=True)
    matter = models.BigIntegerField("事项")
    approved_at_seq = models.PositiveIntegerField("批准的记录")
    granted_until_on = models.DateField("批准到（不含）")
    citation = models.CharField("条文", max_length=200, blank=True)
    recorded_at = models.DateTimeField("记录时间")
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    ended_at = models.DateTimeField("提前结束的时间", null=True, blank=True)
    end_reason = models.CharField("提前结束的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "离岗"
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("since_on")), name="absence_forwards"),
            models.CheckConstraint(condition=Q(until_on__lte=F("granted_until_on")), name="absence_as_granted"),
            models.UniqueConstraint(fields=["matter", "post"], name="absence_once_a_matter"),
        ]
        indexes = [models.Index(fields=["district", "post", "since_on"], name="absence_by_post")]


class StandInKind(models.TextChoices):
    """Where a stand-in comes from."""

    AB_ROLE = "ab_role", N_("AB角")
    COMMISSION = "commission", N_("委托")
    LEAVE = "leave", N_("请假期间代行")


class StandIn(Span):
    """The holder of `by_post` may act for `of_post`; both names stay in the record of every act."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    of_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stood_in")
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stands_in")
    kind = models.CharField("类型", max_length=20, choices=StandInKind.choices)
    basis = models.CharField("依据", max_length=200, blank=True)
    citation = models.CharField("条文", max_length=80, blank=True)
    commissioned_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins")

    class Meta:
        verbose_name = "代行"
        constraints = [
            # An empty span: it was switched on by an absence that came to nothing; the names stay in the record.
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")), name="stand_in_forwards"
            ),
            models.CheckConstraint(condition=~Q(of_post=F("by_post")), name="stand_in_of_another"),
        ]
        indexes = [
            models.Index(fields=["by_post", "since_on"], name="stand_in_by"),
            models.Index(fields=["of_post", "since_on"], name="stand_in_of"),
        ]

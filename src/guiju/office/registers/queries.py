"""Lists of entries, narrowed down by year and words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.registers.errors import NoSuchRegister
from guiju.office.registers.kept import Kept
from guiju.office.registers.models import Entry
from guiju.office.rulebook.choosing import folded

LONGEST_QUERY = 60


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed down to. `year` 0: all; struck-out entries only when asked for."""

    words: str = ""
    year: int = 0
    organ: str = ""
    withdrawn: bool = False

    @classmethod
    def typed(cls, words: str, year: str, organ: str, withdrawn: str) -> Sought:
        """What somebody typed; what cannot be meant is left out. No database takes a zero byte."""
        plain = words.replace("\0", "").strip()[:LONGEST_QUERY]
        number = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0
        return cls(plain, number, organ.replace("\0", "")[:LONGEST_QUERY], withdrawn == "1")


def entries(kept: Kept, sought: Sought) -> QuerySet[Entry]:
    """The entries of a register, the latest first."""
    found = Entry.objects.filter(district=kept.district, register=kept.register.code)
    if not sought.withdrawn:
        found = found.filter(withdrawn=False)
    if sought.year:
        found = found.filter(dated_on__year=sought.year)
    if sought.organ:
        found = found.filter(organ__code=sought.organ)
    if sought.words:
        number = int(sought.words) if sought.words.isascii() and sought.words.isdecimal() else None
        either = Q(words__icontains=sought.words) | Q(words__icontains=folded(sought.words))
        found = found.filter(either | Q(number=number if number and number < 10**9 else None))
    return found.select_related("organ").order_by("-dated_on", "-number")


def entry_of(kept: Kept, pk: int) -> Entry:
    """One entry with its organ. Raises NoSuchRegister."""
    found = Entry.objects.filter(district=kept.district, register=kept.register.code, pk=pk)
    entry = found.select_related("organ").first()
    if entry is None:
        raise NoSuchRegister(_("没有这一条登记。请从列表中重新打开。"))
    return entry


def years(kept: Kept) -> list[int]:
    """The years that have entries, the latest first."""
    same = Entry.objects.filter(district=kept.district, register=kept.register.code)
    return [day.year for day in same.dates("dated_on", "year", order="DESC")]


def organs(kept: Kept) -> list[tuple[str, str]]:
    """The organs that have made entries: code and short name, by rank of the organisation."""
    same = Entry.objects.filter(district=kept.district, register=kept.register.code, organ__isnull=False)
    return list(same.order_by("organ__pk").values_list("organ__code", "organ__short_name").distinct())


def tallies(district: str) -> dict[str, tuple[int, object]]:
    """How many entries stand in each register, and the day of the latest: code -> (count, day)."""
    rows = Entry.objects.filter(district=district, withdrawn=False).values("register")
    return {
        row["register"]: (row["count"], row["last"]) for row in rows.annotate(count=Count("pk"), last=Max("dated_on"))
    }

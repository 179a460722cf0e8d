"""What may be read. Strangers' functions take the day and see only what is public on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.openness.cleaning import clean_number
from guiju.office.openness.errors import NoSuchPage, NotTheOffice
from guiju.office.openness.models import (
    Interpretation,
    PageKind,
    PageState,
    PublicationEvent,
    PublicDocument,
    PublicFile,
)
from guiju.office.openness.searching import terms_of
from guiju.office.openness.validity import Validity
from guiju.office.people.models import OrganKind, Person
from guiju.office.people.queries import posts_held

LONG_FIELDS = ("body", "annexes", "folded", "addressees")
MISSING = "没有找到这一页：网址可能有误，或者该页没有公开、已经撤下。请用搜索按标题或文号查找。"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; "" and None mean everything. `year` is the year of publication."""

    query: str = ""
    year: int | None = None
    genre: str = ""
    validity: Validity | None = None
    kind: str = PageKind.DOCUMENT


def visible(district: str, on: date) -> QuerySet[PublicDocument]:
    """The pages of a district that anybody may see on a day. No day of publication (old documents): visible."""
    out = Q(published_on__isnull=True) | Q(published_on__lte=on)
    return PublicDocument.objects.filter(out, district_id=district, state=PageState.PUBLISHED)


def found(district: str, filters: Filters, on: date) -> QuerySet[PublicDocument]:
    """The visible pages that pass the filters, newest first. Long texts are loaded only for a search."""
    rows = visible(district, on).filter(kind=filters.kind).order_by("-listed_on", "-id")
    if filters.year is not None:
        rows = rows.filter(listed_on__year=filters.year)
    if filters.genre:
        rows = rows.filter(genre=filters.genre)
    if filters.validity is not None:
        rows = rows.filter(valid(filters.validity, on))
    terms = terms_of(filters.query)
    for term in terms:
        rows = rows.filter(folded__contains=term)
    return rows.defer("folded", "addressees") if terms else rows.defer(*LONG_FIELDS)


def newest(district: str, on: date, most: int) -> list[PublicDocument]:
    """The newest visible pages of all kinds."""
    return list(visible(district, on).defer(*LONG_FIELDS).order_by("-listed_on", "-id")[:most])


def valid(validity: Validity, on: date) -> Q:
    """The condition that a document has this validity on a day (see validity.validity_on)."""
    repealed = Q(repealed_on__isnull=False, repealed_on__lte=on)
    later = Q(effective_on__isnull=False, effective_on__gt=on)
    if validity is Validity.REPEALED:
        return repealed
    return ~repealed & later if validity is Validity.NOT_YET else ~repealed & ~later


def years(district: str, on: date, kind: str = PageKind.DOCUMENT) -> list[int]:
    """The years that have pages, newest first."""
    days = visible(district, on).filter(kind=kind).dates("listed_on", "year", order="DESC")
    return [day.year for day in days]


def genres(district: str, on: date, kind: str = PageKind.DOCUMENT) -> list[str]:
    """The genres that pages have."""
    rows = visible(district, on).filter(kind=kind).exclude(genre="")
    return list(rows.order_by("genre").values_list("genre", flat=True).distinct())


def page_of(district: str, pk: int, on: date) -> PublicDocument:
    """One visible page. Raises NoSuchPage for everything else, whatever the reason."""
    page = visible(district, on).select_related("repealed_by").defer("folded").filter(pk=pk).first()
    if page is None:
        raise NoSuchPage(MISSING)
    return page


def explained_by(page: PublicDocument, on: date) -> list[PublicDocument]:
    """The visible interpretations of a page."""
    links = Interpretation.objects.filter(document=page)
    return _related(page, links.values_list("explained_by_id", flat=True), on)


def explains(page: PublicDocument, on: date) -> list[PublicDocument]:
    """The visible pages that this one interprets."""
    links = Interpretation.objects.filter(explained_by=page)
    return _related(page, links.values_list("document_id", flat=True), on)


def repealed_by(page: PublicDocument, on: date) -> PublicDocument | None:
    """The visible page of the document that repealed this one; None when there is none."""
    rows = visible(page.district_id, on).defer(*LONG_FIELDS)
    return rows.filter(pk=page.repealed_by_id).first() if page.repealed_by_id else None


def repeals(page: PublicDocument, on: date) -> list[PublicDocument]:
    """The visible pages of documents that this one repealed."""
    return list(visible(page.district_id, on).defer(*LONG_FIELDS).filter(repealed_by=page).order_by("-listed_on"))


def _related(page: PublicDocument, pks: Iterable[int], on: date) -> list[PublicDocument]:
    rows = visible(page.district_id, on).filter(pk__in=pks).defer(*LONG_FIELDS)
    return list(rows.order_by("-listed_on", "-id"))


def files_of(page: PublicDocument) -> list[PublicFile]:
    """The files offered on a page."""
    return list(PublicFile.objects.filter(document=page).order_by("pk"))


def file_of(page: PublicDocument, pk: int) -> PublicFile:
    """One file of a page. Raises NoSuchPage."""
    file = PublicFile.objects.filter(document=page, pk=pk).first()
    if file is None:
        raise NoSuchPage(MISSING)
    return file


def page_by_number(district: str, doc_no: str) -> PublicDocument | None:
    """The page of a document number, whatever its state and brackets; for actions and their callers."""
    number = clean_number(doc_no)
    return PublicDocument.objects.filter(district_id=district, doc_no=number).first() if number else None


def page_of_case(case_id: int) -> PublicDocument | None:
    """The page published for a case, whatever its state; None when there is none."""
    return PublicDocument.objects.filter(case_id=case_id).order_by("pk").first()


def works_in_office(person: object, district: str, on: date) -> bool:
    """Whether somebody holds a post in the district government's office on a day; False for strangers."""
    if not isinstance(person, Person):
        return False
    organs = (post.organ for post in posts_held(person, on) if post.district_id == district)
    return any(organ is not None and organ.kind == OrganKind.OFFICE for organ in organs)


def history(district: str, person: object, on: date) -> QuerySet[PublicationEvent]:
    """What was done to the pages of a district, newest first. Raises NotTheOffice."""
    if not works_in_office(person, district, on):
        raise NotTheOffice(_("公开记录只供本区政府办公室查看。如需核对，请联系区政府办公室。"))
    rows = PublicationEvent.objects.filter(district_id=district).select_related("document", "by")
    return rows.order_by("-at", "-id")

"""Who keeps the archive: the posts that the district's profile names, else the desk of its government office."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.archive.errors import NoSuchFiling, NotTheArchivist
from guiju.office.archive.models import Filing
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.cases.queries import CaseFile, file_of
from guiju.office.documents.rights import case_file
from guiju.office.people.queries import ActingPost
from guiju.office.rulebook.profiles import profiles


def archivist_hat(actor: Actor, district: str) -> ActingPost | None:
    """How somebody may act as archivist of a district."""
    known = profiles().get(district)
    return actor.hat_in(district, known.archivists) if known else None


def must_archive(actor: Actor, district: str) -> ActingPost:
    """The same. Raises NotTheArchivist."""
    hat = archivist_hat(actor, district)
    if hat is None:
        raise NotTheArchivist(_("归档和移交由档案管理人员办理。请联系区政府办公室的档案管理人员。"))
    return hat


def file_for(case_id: int, actor: Actor) -> CaseFile:
    """A case for its certificate: archivists see those of their district, others those that they may see anyway.

    Raises NoSuchCase, NotYourPaper.
    """
    case = Case.objects.select_related("drafting_organ", "opened_by", "district").filter(pk=case_id).first()
    if case is not None and archivist_hat(actor, case.district_id):
        return file_of(actor.person, case, actor.hats)
    return case_file(case_id, actor)


def filing_for(filing_id: int, actor: Actor) -> Filing:
    """A filing of the archivist's district. Raises NoSuchFiling, NotTheArchivist."""
    found = Filing.objects.select_related("case", "filed_by").filter(pk=filing_id).first()
    must_archive(actor, found.district_id if found else actor.person.district_id or "")
    if found is None:
        raise NoSuchFiling(_("归档目录里没有这一件。请从目录重新打开。"))
    return found

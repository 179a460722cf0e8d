"""Which code, issuer and red mark a document bears, by the name in which it is issued."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.cases.state import CaseState
from guiju.office.documents.errors import NoDocumentCode, NothingToIssue
from guiju.office.people.models import Organ
from guiju.office.people.queries import organ_of, organs
from guiju.office.rulebook.profiles import DistrictProfile, profile

GOVERNMENT, OFFICE, DEPARTMENT, LETTER = "government", "office", "department", "letter"


@dataclass(frozen=True, slots=True)
class Code:
    """An issuing code (东政发), the organ it belongs to and the kind of paper it is for; `issuer` in full."""

    text: str
    organ: str
    kind: str
    issuer: str


def codes_of(district: str) -> list[Code]:
    """Every code in use in a district: the government's, its office's, then those of departments."""
    found = profile(district)
    own = [_of_profile(found, kind) for kind in found.document_codes]
    taken = {code.text for code in own}
    return own + [_of_organ(o) for o in organs(district) if o.document_code and o.document_code not in taken]


def code_for(district: str, state: CaseState) -> Code:
    """The code for a case's document. Raises NothingToIssue, NoDocumentCode."""
    found, name = profile(district), state.facts.get("in_name_of")
    if name == GOVERNMENT:
        genre = str(state.facts.get("genre", ""))
        return _of_profile(found, genre if genre in found.document_codes else GOVERNMENT)
    if name == OFFICE:
        return _of_profile(found, OFFICE)
    if name == DEPARTMENT and (organ := organ_of(district, state.drafting_organ)):
        return _of_organ(organ)
    raise NothingToIssue(
        _("「%(title)s」还没有确定以谁的名义制发。请先补充这一要素，再编号印发。") % {"title": state.title},
    )


def issuer_of(district: str, state: CaseState) -> str:
    """The issuer's full name for a draft; "" while that is not decided. Needs no code."""
    found, name = profile(district), state.facts.get("in_name_of")
    if name == DEPARTMENT:
        organ = organ_of(district, state.drafting_organ)
        return organ.name if organ else ""
    return _issuer(found, str(name))[1] if name in (GOVERNMENT, OFFICE) else ""


def _of_profile(found: DistrictProfile, kind: str) -> Code:
    organ, issuer = _issuer(found, kind)
    if not found.document_codes.get(kind):
        raise NoDocumentCode(
            _("%(issuer)s还没有设置发文机关代字。请先在本区设置中补充，再编号印发。") % {"issuer": issuer},
        )
    return Code(found.document_codes[kind], organ, kind, issuer)


def _issuer(found: DistrictProfile, kind: str) -> tuple[str, str]:
    if kind != OFFICE:
        return GOVERNMENT, found.government
    office = next((o for o in found.organs.values() if o.kind == OFFICE), None)
    return (office.code, office.name) if office else (OFFICE, f"{found.government}办公室")


def _of_organ(organ: Organ) -> Code:
    if not organ.document_code:
        raise NoDocumentCode(
            _("%(name)s还没有设置发文机关代字。请先在组织机构中补充，再编号印发。") % {"name": organ.name},
        )
    return Code(organ.document_code, organ.code, DEPARTMENT, organ.name)

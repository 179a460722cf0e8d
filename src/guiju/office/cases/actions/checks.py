"""What must be right before an operation: rules kept, reasons given."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from guiju.office.cases.errors import NotNow, ReasonNeeded, RefusedByRule
from guiju.office.cases.events import Waived
from guiju.office.cases.handling import Handling
from guiju.office.cases.unmet import reasons_at_handing_in, refused_at_handing_in
from guiju.office.people.queries import ActingPost
from guiju.rules.planning.plans import Finding


def check_rules(h: Handling) -> None:
    """Raises RefusedByRule with everything that must be right for handing in and is not; all of it at once."""
    found = refused_at_handing_in(h.state, h.vocabulary)
    if found:
        said = "；".join(f"{finding.message}{_shown_cites(finding)}" for finding in found)
        raise RefusedByRule(_("按规则不能报送：%(said)s。请补正后再报。") % {"said": said}, found)


def ask_reasons(h: Handling, hat: ActingPost, reasons: Mapping[str, str], reason: str) -> None:
    """Record why softer rules are not kept. Raises ReasonNeeded with all that still lack a reason."""
    found = reasons_at_handing_in(h.state, h.vocabulary)
    given = {finding.id: (reasons.get(finding.id) or reason).strip() for finding in found}
    lacking = [finding for finding in found if not given[finding.id]]
    if lacking:
        said = "；".join(f"{finding.message}{_shown_cites(finding)}" for finding in lacking)
        raise ReasonNeeded(_("以下要求可以例外，但须说明理由：%(said)s。请填写理由后再报。") % {"said": said}, lacking)
    for finding in found:
        record_waiver(h, hat, finding, given[finding.id])


def record_waiver(h: Handling, hat: ActingPost, finding: Finding, reason: str) -> None:
    """Keep in the log that a softer rule is not kept, why, and which article it is."""
    cites = [str(cite) for cite in finding.cites]
    h.record("waived", Waived(finding.id, finding.message, reason), hat, cites)


def need_reason(reason: str, what: str) -> str:
    """The reason, trimmed. Raises NotNow when there is none."""
    if not reason.strip():
        raise NotNow(_("「%(what)s」须写明理由。请填写理由后再提交。") % {"what": what})
    return reason.strip()


def _shown_cites(finding: Finding) -> str:
    return f"（{'、'.join(cite.zh() for cite in finding.cites)}）" if finding.cites else ""

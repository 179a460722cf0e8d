"""What must be right before an operation: rules kept, reasons given."""

from __future__ import annotations

from collections.abc import Container, Mapping

from guiju.office.cases.errors import NotNow, ReasonNeeded, RefusedByRule
from guiju.office.cases.events import Waived
from guiju.office.cases.facts import awaited, blocking, soft_failures
from guiju.office.cases.handling import Handling
from guiju.office.people.queries import ActingPost
from guiju.rules.planning.plans import Finding


def check_rules(h: Handling, stage: str, own: Container[str]) -> None:
    """Raises RefusedByRule with everything that must be kept by `stage` and is not; all of it at once.

    What a step of the route is there to supply is not asked of the drafter; `own` are the drafter's own steps.
    """
    blocks = blocking(h.state, h.vocabulary, stage)
    found = [f for f in blocks if not awaited(h.state, h.vocabulary, f, own)]
    if found:
        said = ";".join(f"{finding.message}{_shown_cites(finding)}" for finding in found)
        raise RefusedByRule(f"按规则不能报送:{said}。请补正后再报。", found)


def ask_reasons(h: Handling, stage: str, hat: ActingPost, reasons: Mapping[str, str], reason: str) -> None:
    """Record why softer rules are not kept. Raises ReasonNeeded with all that still lack a reason."""
    found = soft_failures(h.state, h.vocabulary, stage)
    given = {finding.id: (reasons.get(finding.id) or reason).strip() for finding in found}
    lacking = [finding for finding in found if not given[finding.id]]
    if lacking:
        said = ";".join(f"{finding.message}{_shown_cites(finding)}" for finding in lacking)
        raise ReasonNeeded(f"以下要求可以例外,但须说明理由:{said}。请填写理由后再报。", lacking)
    for finding in found:
        cites = [str(cite) for cite in finding.cites]
        h.record("waived", Waived(finding.id, finding.message, given[finding.id]), hat, cites)


def need_reason(reason: str, what: str) -> str:
    """The reason, trimmed. Raises NotNow when there is none."""
    if not reason.strip():
        raise NotNow(f"「{what}」须写明理由。请填写理由后再提交。")
    return reason.strip()


def _shown_cites(finding: Finding) -> str:
    return f"({'、'.join(cite.zh() for cite in finding.cites)})" if finding.cites else ""

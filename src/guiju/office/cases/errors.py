"""Why an operation on a case is refused. Every message says what happened, to which thing, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.rules.planning.plans import Finding


class CaseError(Exception):
    """Base of all refusals on cases. `message` is the whole Chinese sentence for the screen; `status` for HTTP."""

    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoSuchCase(CaseError):
    """There is no such case."""

    status = 404


class UnknownList(CaseError):
    """There is no list of that name."""

    status = 404


class NotYourCase(CaseError):
    """Somebody may not see the case, or holds no post that may act on it."""

    status = 403


class RefusedByRule(CaseError):
    """Rules that must be kept are not; `findings` name them with their articles and the cure."""

    status = 422

    def __init__(self, message: str, findings: Sequence[Finding]) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class ReasonNeeded(RefusedByRule):
    """A softer rule is not kept, or the operation asks why: going on needs a reason, which is recorded."""


class AlreadyDone(CaseError):
    """What was asked for has been done already; says by whom and when. Nothing was doubled."""


class SomebodyWasFaster(CaseError):
    """The case has moved on since the person looked at it; says who did what and when."""


class NotNow(CaseError):
    """The operation does not fit the case's or the step's present state."""


class WrongOperation(CaseError):
    """The step asks for another operation than the one tried."""


class OwnRequest(CaseError):
    """Nobody approves or signs their own request."""


class ChoiceNeeded(CaseError):
    """The text leaves a choice that must be made, or the choice made is not among those it leaves."""


class NobodyToAct(CaseError):
    """A step would start and nobody is there to act in it; the case does not advance past it."""


class TransferNotAllowed(CaseError):
    """The step may not be handed to that post."""


class SignatureRequired(CaseError):
    """The articles require somebody's signature or review: it cannot be taken away or jumped over."""


class MaterialUnknown(CaseError):
    """A kind of material that this matter does not carry."""


class JudgementNeeded(CaseError):
    """A fact that only a person may decide, or that is not a matter of judgement."""


class EvidenceNeeded(CaseError):
    """Something done elsewhere is recorded with its day and its evidence."""

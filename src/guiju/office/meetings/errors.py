"""Why a step of a meeting is refused. Every message says what happened, to which thing, and what to do next."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase, RefusedByRule


class MeetingError(CaseError):
    """Base of the refusals that only meetings know."""


class NoSuchSitting(NoSuchCase):
    """There is no such sitting or item, or none in this person's district."""


class NotYourMeeting(NotYourCase):
    """Somebody holds no post that may run, or see, the sitting."""


class NotNowAtSitting(MeetingError):
    """The step does not fit the sitting's or the item's present state."""


class BeforeItsDay(MeetingError):
    """A meeting that is still to come has not begun, decided anything or ended."""


class SomebodyChangedIt(MeetingError):
    """The sitting has moved on since the person looked at it."""


class WrongInput(MeetingError):
    """Something was given that cannot be; says what and what may be given instead."""

    status = 422


class MeetingRefused(RefusedByRule):
    """The rules for meetings are not met; `findings` name them with their articles and the cure."""

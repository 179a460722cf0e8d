"""Why a step in the hall is refused."""

from __future__ import annotations

from guiju.office.meetings.errors import SomebodyChangedIt


class OtherWording(SomebodyChangedIt):
    """Another secretary has stored a wording since this one was read; `theirs` is what stands there now."""

    def __init__(self, message: str, theirs: str, version: int) -> None:
        super().__init__(message)
        self.theirs, self.version = theirs, version

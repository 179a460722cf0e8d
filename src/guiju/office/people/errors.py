"""What can be wrong with the organisation; every message says what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from guiju.rules.instruments.errors import InstrumentError


class OrganisationError(Exception):
    """Base of the errors about posts and people. `message` is for the screen, `remedy` says what to do next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


class NobodyInCharge(OrganisationError):
    """The division of work names no leader for an organ or a field of work."""


class PostVacant(OrganisationError):
    """A post that the rules name has neither a holder nor a stand-in on that day."""


class PostMissing(OrganisationError):
    """The rules name a post or an organ which the district has not set up."""


class PostTaken(OrganisationError):
    """Somebody holds the post on some of the days asked for."""


class WorkTaken(OrganisationError):
    """Another leader is in charge of the organ or field on some of the days asked for."""


class SpanBackwards(OrganisationError):
    """The last day lies before the first."""


class NotStandingIn(OrganisationError):
    """A stand-in that cannot be: a post for itself, or across districts."""


class AbsenceRefused(OrganisationError):
    """Days away that cannot be recorded: the stand-in is away too, nobody is named, or more than was approved."""


class NotYourPost(OrganisationError):
    """Something that only the holder of a post may do for it."""

    status = 403


class DistrictTaken(OrganisationError):
    """A district can be loaded from a file only once."""

    def __init__(self, code: str, name: str) -> None:
        remedy = f"现有的机构、职务和人员用 guiju organisation show --district {code} 查看。"
        super().__init__(_("%(name)s的组织已经设置，什么都没有载入。") % {"name": name}, remedy)


class DistrictNotSetUp(OrganisationError):
    """Nobody has loaded the organisation of a district yet."""


class AccountTaken(OrganisationError):
    """Somebody of another district has an account of that name."""


class StaffFileWrong(OrganisationError):
    """A staff file cannot be loaded; the message lists every mistake with file, line and column."""

    @classmethod
    def of(cls, mistakes: Sequence[InstrumentError]) -> StaffFileWrong:
        """From the mistakes found in it, in the order of lines."""
        lines = "\n".join(f"  {mistake}" for mistake in sorted(mistakes))
        return cls(
            _("组织文件有%(mistakes)s处错误，什么都没有载入：\n%(lines)s\n")
            % {"mistakes": len(mistakes), "lines": lines},
            _("请改正后再载入。"),
        )

    @classmethod
    def unreadable(cls, file: Path) -> StaffFileWrong:
        """It is not there, is no file, or may not be read."""
        return cls(_("读不了文件「%(file)s」。") % {"file": file}, _("请核对路径和权限后再载入。"))


class PasswordsNotWritten(OrganisationError):
    """The file for the first passwords cannot be made; then no account is made either."""

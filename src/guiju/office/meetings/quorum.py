"""The arithmetic of a quorum. Exact fractions; no database."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Count:
    """How many members there are and how many are present. `share` is inclusive; None: no quorum is asked for.

    Members are the posts that somebody holds: a vacancy lowers the number, somebody on leave still counts.
    """

    members: int
    present: int
    share: Fraction | None

    @property
    def needed(self) -> int:
        """The smallest number of members that reaches the share (five of ten, six of eleven for a half)."""
        share = self.share or Fraction(0)
        return -(-share.numerator * self.members // share.denominator)

    @property
    def met(self) -> bool:
        """Whether the meeting may decide. A body without a single member never has its quorum."""
        if self.share is None:
            return True
        return self.members > 0 and self.present >= self.share * self.members

    def zh(self) -> str:
        """组成人员 11 人，到会 5 人，须到 6 人."""
        counted = f"组成人员{self.members}人，到会{self.present}人"
        return counted if self.share is None else f"{counted}，至少须到{self.needed}人"

    def said(self) -> str:
        """The same in the language of the screens."""
        numbers = {"members": self.members, "present": self.present, "needed": self.needed}
        if self.share is None:
            return _("组成人员%(members)s人，到会%(present)s人") % numbers
        return _("组成人员%(members)s人，到会%(present)s人，至少须到%(needed)s人") % numbers

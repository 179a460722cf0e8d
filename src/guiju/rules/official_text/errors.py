"""What can be wrong with a text handed in as a published rule text: what, where, and what to do next."""

from __future__ import annotations


class OfficialTextError(ValueError):
    """Parent of them all. `message`, `where`, `cure` are Chinese; `str()` joins them into one sentence."""

    def __init__(self, message: str, *, where: str, cure: str) -> None:
        super().__init__(f"{message}（{where}）。{cure}。")
        self.message = message
        self.where = where
        self.cure = cure


class UnreadableText(OfficialTextError):
    """The bytes are not Chinese text in a known encoding, or there is no text at all."""


class NoRuleText(OfficialTextError):
    """There is text, but no run of articles 1..N in it."""


class BrokenNumbering(OfficialTextError):
    """Articles go on after a gap: reading further would put one article's words into another."""

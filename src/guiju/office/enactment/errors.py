"""Why a text is not enacted. Every message says what happened and what to do next; then nothing has been written."""

from __future__ import annotations


class EnactmentError(Exception):
    """Base of these refusals. `message` is the whole Chinese sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAPublication(EnactmentError):
    """The file is no rule text that can be read as one."""


class WrongIssuer(EnactmentError):
    """The text is not in the name of the district's government."""


class WrongNumber(EnactmentError):
    """The document number is not one that the district's government gives."""


class AlreadyEnacted(EnactmentError):
    """A document of that number is there already."""


class WrongAnswer(EnactmentError):
    """An answer is not of the kind that was asked for."""


class WrongAnswersFile(EnactmentError):
    """The file of answers cannot be read."""


class StoppedAt(EnactmentError):
    """The procedure stopped at a step: which, by which articles, and why."""

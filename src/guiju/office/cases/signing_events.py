"""What can happen to a case beside the rules' own steps: signers, opinions, rescues. Part of the list in `events`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignersAdded:
    """Whoever is asked in `step` (in the post `by_post`) added signers before, beside or after themselves."""

    key: str
    step: str
    place: str
    by_post: int
    posts: list[int]
    mode: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignerRemoved:
    """One of those asked to sign is no longer asked."""

    step: str
    post: int
    reason: str


@dataclass(frozen=True, slots=True)
class OpinionAsked:
    """Whoever is asked in `step` wants to hear others before deciding; the step stays with them."""

    step: str
    by_post: int
    posts: list[int]
    question: str
    wish_on: str = ""


@dataclass(frozen=True, slots=True)
class OpinionAnswered:
    """The answer to an opinion asked for. It moves nothing."""

    ask: int
    text: str


@dataclass(frozen=True, slots=True)
class OpinionRecalled:
    """An opinion is no longer asked for."""

    ask: int
    reason: str


@dataclass(frozen=True, slots=True)
class Objected:
    """Whoever is asked in `step` does not agree and says why; the step is not done. `answer`: its code."""

    step: str
    answer: str
    digest: str
    text: str
    handwriting: str = ""


@dataclass(frozen=True, slots=True)
class Rescued:
    """An administrator repaired a stuck matter; the entry that does it follows. `what`: reassign, jump or correct."""

    what: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Jumped:
    """An administrator moved the case to the step `to`; the steps `over` were left out and are not done."""

    to: str
    over: list[str]
    reason: str


@dataclass(frozen=True, slots=True)
class RescueReviewed:
    """Somebody else looked at a rescue (the entry `rescue`) and found it right or not."""

    rescue: int
    right: bool
    text: str

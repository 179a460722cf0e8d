"""What a published document says about itself, beside the rules it carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from guiju.rules.official_text.rule_text import RuleText

Disclosure = Literal["proactive", "on_request", "withheld"]
InForce = Literal["publication", "issue"] | date | None


@dataclass(frozen=True, slots=True)
class PortalFields:
    """The ten fields of a government portal. "" or None: not given. `validity` as published: 现行有效."""

    index_no: str = ""
    subject: str = ""
    issuer: str = ""
    joint_issuers: str = ""
    effective_on: date | None = None
    made_on: date | None = None
    doc_no: str = ""
    repealed_on: date | None = None
    published_on: date | None = None
    validity: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """The meeting that passed the text: its name without the ordinal, which sitting, and the day."""

    body: str
    ordinal: int | None = None
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Repeal:
    """A text that ends when this one starts."""

    title: str
    doc_no: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """One document as published. "" / None / () where the document does not say.

    `title` is the notice's (an order 令 has none: the rules' own), `annexed_title` the rules' without 《》.
    `doc_no` has 〔〕 round the year whatever was printed. `in_force`: "publication" 自发布之日, "issue"
    自印发之日, or the day named. `rules` is None for a document without articles.
    """

    portal: PortalFields
    title: str
    issuer: str
    doc_no: str
    addressees: tuple[str, ...]
    notice_paragraphs: tuple[str, ...]
    signed_by: str
    made_on: date | None
    disclosure_mark: str
    disclosure: Disclosure | None
    adoption: Adoption | None
    annexed_title: str
    rules: RuleText | None
    repeals: tuple[Repeal, ...]
    in_force: InForce

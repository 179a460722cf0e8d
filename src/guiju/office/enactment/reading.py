"""What the file itself says: the published text, checked against the district that is to enact it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from guiju.office.enactment.errors import NotAPublication, WrongIssuer, WrongNumber
from guiju.office.rulebook.errors import UnreadableRuleFile
from guiju.office.rulebook.profiles import DistrictProfile
from guiju.office.rulebook.text_files import text_of_file
from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text import OfficialTextError, Publication, RuleText, read_publication
from guiju.rules.official_text.adoptions import adoption_in
from guiju.rules.official_text.rule_text import Chapter, words

_NUMBER = re.compile(r"(?P<code>.+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")
_DISCLOSURE = {"proactive": "proactive", "on_request": "on_request", "withheld": "none"}


@dataclass(frozen=True, slots=True)
class Number:
    """A document number taken apart."""

    code: str
    year: int
    serial: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication of a district's government that carries a rule text."""

    publication: Publication
    rules: RuleText
    district: DistrictProfile
    number: Number | None

    @property
    def disclosure(self) -> str:
        """As the vocabulary names it; "" where the file bears no mark."""
        return _DISCLOSURE.get(self.publication.disclosure or "", "")

    @property
    def adoption_day(self) -> date | None:
        return self.publication.adoption.held_on if self.publication.adoption else None

    @property
    def addressee(self) -> str:
        """Whom it addresses, as the vocabulary names it: the district's own bodies; "" where it names others."""
        usual = {name.strip() for name in re.split("[,，]", self.district.addressees)}
        return "lower" if self.publication.addressees and usual.issuperset(self.publication.addressees) else ""

    def genre(self, genres: Mapping[str, str]) -> str:
        """The kind of paper that the title ends with; "" when with none of `genres` (code -> Chinese)."""
        named = {re.split("[（(]", zh)[0]: code for code, zh in genres.items()}
        fitting = [zh for zh in named if self.publication.title.endswith(zh)]
        return named[max(fitting, key=len)] if fitting else ""

    def first_day(self, published_on: date | None, made_on: date | None) -> date | None:
        """The first day in force as the text says; None when it does not say or that day is not known yet."""
        said = self.publication.in_force
        return said if isinstance(said, date) else {"publication": published_on, "issue": made_on}.get(said or "")


def read_file(path: Path, district: DistrictProfile) -> Reading:
    """Read a file and check that it is the district's to enact. Raises NotAPublication, WrongIssuer, WrongNumber."""
    try:
        publication = read_publication(text_of_file(path))
    except UnreadableRuleFile as error:
        raise NotAPublication(error.message) from error
    except OfficialTextError as error:
        raise NotAPublication(f"「{path.name}」不能作为规则文本读入：{error}") from error
    return checked(publication, district, path.name)


def checked(publication: Publication, district: DistrictProfile, name: str) -> Reading:
    """The publication as a reading. `name` names the file in refusals. Raises as `read_file` does."""
    if publication.rules is None:
        raise NotAPublication(f"「{name}」里没有从第一条（或一、）起连续编号的条文。请确认选的是规则全文。")
    if not publication.title:
        raise NotAPublication(f"「{name}」里没有读出印发通知的标题。请确认文件从标题起是完整的。")
    if publication.issuer != district.government:
        issuer = publication.issuer or "没有写明的机关"
        raise WrongIssuer(
            f"「{name}」由{issuer}制发，不是{district.government}的文件。请核对文件，或改用 --district 指定相应的区。"
        )
    return Reading(publication, publication.rules, district, _number(publication.doc_no, district))


def _number(text: str, district: DistrictProfile) -> Number | None:
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    codes = district.document_codes.values()
    if found is None or found["code"] not in codes:
        raise WrongNumber(
            f"发文字号「{text}」不是{district.government}的字号（本区用{'、'.join(codes)}）。请核对文件。"
        )
    return Number(found["code"], int(found["year"]), int(found["serial"]))


def body_text(reading: Reading) -> str:
    """The notice's own words, a paragraph a line."""
    return "\n".join(reading.publication.notice_paragraphs)


def annexed_text(reading: Reading) -> str:
    """The rules as the notice carries them: title, how they were passed where only they say it, chapters, articles."""
    found = reading.publication
    passed = "" if any(map(adoption_in, found.notice_paragraphs)) else _passed(found)
    lines = [found.annexed_title or found.title, *([passed] if passed else [])]
    for chapter in reading.rules.chapters:
        lines += [f"第{chinese_number(chapter.number)}章　{chapter.title}"] if chapter.title else []
        lines += _articles(chapter)
    return "\n".join(lines)


def _articles(chapter: Chapter) -> Iterator[str]:
    sections = [title for title, _ in groupby(article.section for article in chapter.articles) if title]
    section = ""
    for article in chapter.articles:
        if article.section != section:
            section = article.section
            yield f"第{chinese_number(sections.index(section) + 1)}节　{section}"
        first, *rest = [f"{mark}{text}" for mark, text in words(article)]
        yield f"{article.mark}{_gap(article.mark)}{first}"
        yield from rest


def _gap(mark: str) -> str:
    return "　" if mark.endswith("条") else ""


def _passed(found: Publication) -> str:
    passed = found.adoption
    if passed is None or passed.held_on is None:
        return ""
    day, ordinal = passed.held_on, f"第{passed.ordinal}次" if passed.ordinal else ""
    return f"（{day.year}年{day.month}月{day.day}日{ordinal}{passed.body}通过）"

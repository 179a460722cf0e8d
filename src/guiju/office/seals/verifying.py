"""Whether a document, a file, or all that was signed is still what was signed; every answer is a plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from django.utils.translation import gettext as _

from guiju.office.documents import store
from guiju.office.people.models import District
from guiju.office.seals import sm
from guiju.office.seals.models import Digest, Statement
from guiju.office.seals.statements import ISSUED, SEALED, SignedFile, broken_chain, files_of, wrong_with

PAPERS = (ISSUED, SEALED)
NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12}(〔\d{4}〕\d{1,6}号))")
"""A number with whatever signs stand before it on the page, and its year and serial."""
PAGES_READ = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence about one file or statement; `ok` False when something was changed or is missing."""

    ok: bool
    sentence: str
    statement: Statement | None = None


def of_case(case_id: int) -> list[Verdict]:
    """About every file that was signed in a case, in the order of signing."""
    return [verdict for statement in _statements(case=case_id) for verdict in of_statement(statement)]


def of_number(number: str, district: str | None = None) -> list[Verdict]:
    """About every file of a document number, in one district or in all."""
    asked = {"district": district} if district else {}
    return [verdict for statement in _statements(number=number, **asked) for verdict in of_statement(statement)]


def of_statement(statement: Statement) -> Iterator[Verdict]:
    """About a statement and each of its files."""
    if reason := wrong_with(statement):
        yield Verdict(
            False, _("%(number)s：%(reason)s，不可信。") % {"number": statement.number, "reason": reason}, statement
        )
        return
    for file in files_of(statement):
        yield _of_file(statement, file)


def of_content(content: bytes, district: str | None = None) -> Verdict:
    """About a file that somebody holds; `district`: look only at what was signed there."""
    digest = sm.sm3(content)
    known = Digest.objects.filter(sm3=digest).select_related("statement__key").order_by("-pk")
    found = (known.filter(statement__district=district) if district else known).first()
    if found is None:
        return _unknown(content, district)
    if reason := wrong_with(found.statement):
        given = {"number": found.statement.number, "reason": reason}
        return Verdict(False, _("%(number)s：%(reason)s，不可信。") % given, found.statement)
    return Verdict(True, _("这份文件没有改动：与%(what)s一致。") % {"what": told(found.statement)}, found.statement)


def of_everything() -> Iterator[Verdict]:
    """About the chains of all districts and every file in them; nothing where all is well."""
    for district in District.objects.order_by("pk"):
        for statement, reason in broken_chain(district.pk):
            number = statement.number if statement else ""
            given = {"district": district.short, "number": number, "reason": reason}
            yield Verdict(False, _("%(district)s%(number)s：%(reason)s。") % given, statement)
        for one in _statements(district=district.pk):
            yield from (verdict for verdict in of_statement(one) if not verdict.ok)


def told(statement: Statement) -> str:
    """What a statement was, in words."""
    kinds = {ISSUED: _("印发"), SEALED: _("用印")}
    day = statement.signed_at.date().isoformat()
    given = {"number": statement.number, "kind": kinds.get(statement.kind, statement.kind), "day": day}
    return _("「%(number)s」%(day)s%(kind)s时签名的文件") % given


def _of_file(statement: Statement, file: SignedFile) -> Verdict:
    given = {"name": file.name, "what": told(statement), "key": statement.key.name}
    try:
        with store.open_kept(file.sha256) as kept:
            content = kept.read()
    except OSError:
        return Verdict(False, _("「%(name)s」不见了：签过名，但存放的文件已经没有。请从备份恢复。") % given, statement)
    if sm.sm3(content) != file.sm3:
        return Verdict(
            False,
            _("「%(name)s」被改动过：现在存放的内容与签名时不一致。请停用这份文件，用备份核对。") % given,
            statement,
        )
    return Verdict(True, _("「%(name)s」没有改动，签名有效（密钥%(key)s）。") % given, statement)


def _unknown(content: bytes, district: str | None) -> Verdict:
    """The file matches nothing: when it bears a number that we issued, it was changed; else we know nothing of it."""
    signed = Statement.objects.filter(district=district) if district else Statement.objects.all()
    for said, tail in dict.fromkeys(NUMBER.findall(_words(content))):
        for number in signed.filter(number__endswith=tail).values_list("number", flat=True):
            if said.endswith(number):
                sentence = _("这份文件被改动过：它写着「%(number)s」，但内容与签名的文件不一致。")
                return Verdict(False, sentence % {"number": number})
    return Verdict(False, _("这份文件不是从本系统印发或用印的，也可能整个被改过：没有找到与它一致的签名。"))


def _words(content: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = [document[n].get_textpage().get_text_range() for n in range(min(len(document), PAGES_READ))]
    except pypdfium2.PdfiumError:
        return ""
    return re.sub(r"\s", "", "".join(pages))


def _statements(**asked: object) -> list[Statement]:
    return list(Statement.objects.filter(kind__in=PAPERS, **asked).select_related("key").order_by("pk"))

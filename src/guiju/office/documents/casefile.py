"""A case to be taken along: printed whole as PDF, and with its log and all its papers as one archive.

Both are Chinese, whatever language the screens of whoever asks are in.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.utils import translation

from guiju.office.cases.actors import Actor
from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.queries.dossier import dossier
from guiju.office.cases.showing.page import case_page
from guiju.office.cases.showing.printout import printout_of
from guiju.office.documents import queries, store
from guiju.office.documents.inspection import clean_name
from guiju.office.documents.layout import CasePaper, PaperNotPrinted, part_of, write_case_pdf
from guiju.office.documents.models import StoredFile
from guiju.office.documents.printing import NotPrinted
from guiju.office.documents.queries import Download
from guiju.office.documents.rights import case_file

IN_MEMORY = 8 * MEGABYTE
"""Larger archives are written on the disk while they are made."""


def printed(case_id: int, actor: Actor) -> tuple[str, bytes]:
    """The name and the PDF of a case. Raises NoSuchCase, NotYourPaper, NotPrinted."""
    file = case_file(case_id, actor)
    with translation.override(settings.LANGUAGE_CODE):
        return f"{_name(file)}.pdf", pdf_of(file, actor.on)


def taken_along(case_id: int, actor: Actor) -> Download:
    """The archive of a case: its data (JSON), its print-out, its text, its materials, what it has issued.

    Raises NoSuchCase, NotYourPaper, NotPrinted.
    """
    file = case_file(case_id, actor)
    with translation.override(settings.LANGUAGE_CODE):
        return Download(f"{_name(file)}.zip", "application/zip", _stream(_archive(file, actor)))


def _archive(file: CaseFile, actor: Actor) -> tempfile.SpooledTemporaryFile[bytes]:
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it when it is sent
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        data = json.dumps(dossier(file), ensure_ascii=False, indent=1)
        zipped.writestr("案卷.json", data)
        zipped.writestr("案卷.pdf", pdf_of(file, actor.on))
        for name, stored in papers_of(file):
            with store.open_kept(stored.sha256) as paper:
                zipped.writestr(name, paper.read())
        if (text := queries.draft(file.case.pk, actor).newest) is not None:
            zipped.writestr(
                "正文.txt", "\n\n".join(filter(None, (text.title, text.addressees, text.body, text.annexes)))
            )
    archive.seek(0)
    return archive


def papers_of(file: CaseFile) -> Iterator[tuple[str, StoredFile]]:
    """The papers of a case whose rights were checked, each under its name in an archive."""
    labels = queries.materials()
    for place, attached in enumerate(queries.attachments_in(file), start=1):
        yield f"材料/{place:02}-{labels.get(attached.kind, attached.kind)}-{clean_name(attached.name)}", attached.file
    if (document := queries.issued_in_case(file.case.pk)) is not None:
        number = clean_name(document.number)
        yield f"公文/{number}.pdf", document.pdf
        yield f"公文/{number}.docx", document.docx


def pdf_of(file: CaseFile, on: date) -> bytes:
    """The print-out of a case whose rights were checked. Raises NotPrinted."""
    found = printout_of(case_page(file, on), on)
    foot = f"{found.kind}，打印于 {on}。以系统中的记录为准。"
    parts = tuple(part_of(part.title, part.columns, part.rows) for part in found.parts)
    try:
        return write_case_pdf(CasePaper(found.organ, found.title, parts, foot, on))
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def _name(file: CaseFile) -> str:
    return clean_name(f"{file.case.serial}号 {file.case.title}"[:100])


def _stream(archive: tempfile.SpooledTemporaryFile[bytes]) -> BinaryIO:
    return archive  # type: ignore[return-value] # a file in all but name

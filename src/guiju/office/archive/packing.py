"""The package for hand-over: every paper of a matter, metadata, log, certificate, and a signed list of all files."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils import translation

from guiju.office.archive.certificate import certificate_of
from guiju.office.archive.certifying import pdf_of as certificate_pdf
from guiju.office.archive.certifying import signed_json
from guiju.office.archive.models import Filing
from guiju.office.archive.rights import file_for, filing_for
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.queries.dossier import dossier
from guiju.office.documents import store
from guiju.office.documents.casefile import papers_of, pdf_of
from guiju.office.documents.inspection import clean_name
from guiju.office.documents.models import IssuedDocument
from guiju.office.documents.queries import Download, issued_in_case, paper
from guiju.office.rulebook.retention import retention
from guiju.office.seals import sm
from guiju.office.seals.models import Sealing
from guiju.office.signoff.printing import pdf_of as sheet_pdf
from guiju.office.signoff.sheets import sheet_of

FORM = "guiju-package/1"
LIST = "文件清单.json"
LOG = "办理记录.json"
METADATA = "元数据.xml"
CERTIFICATE = "程序证明.json"
IN_MEMORY = 8 * 1024 * 1024


def package(filing_id: int, actor: Actor) -> Download:
    """The package of a filed matter, for the archivist. Raises NotTheArchivist, NoSuchFiling, NotPrinted."""
    filing = filing_for(filing_id, actor)
    file = file_for(filing.case_id, actor)
    with translation.override(settings.LANGUAGE_CODE):
        period = retention().periods[filing.period].zh
        name = clean_name(f"{filing.year}-{period}-{filing.serial} {filing.title}"[:100])
        return Download(f"{name}.zip", "application/zip", _written(filing, file, actor))


def _written(filing: Filing, file: CaseFile, actor: Actor) -> BinaryIO:
    archive: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    listed = []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in _files(filing, file, actor):
            zipped.writestr(name, content)
            listed.append({"name": name, "size": len(content), "sm3": sm.sm3(content)})
        said = {"form": FORM, "district": filing.district_id, "case": file.case.serial, "files": listed}
        zipped.writestr(LIST, signed_json(said, actor.now))
    archive.seek(0)
    return archive  # type: ignore[return-value] # a file in all but name


def _files(filing: Filing, file: CaseFile, actor: Actor) -> Iterator[tuple[str, bytes]]:
    made, issued = certificate_of(file, actor.now), issued_in_case(file.case.pk)
    yield METADATA, metadata(filing, file, issued).encode()
    yield LOG, json.dumps(dossier(file), ensure_ascii=False, indent=1).encode()
    yield CERTIFICATE, signed_json(made.as_json(), actor.now)
    yield "程序证明.pdf", certificate_pdf(made, actor.now)
    yield "签批单.pdf", sheet_pdf(sheet_of(file, actor.on))
    yield "案卷.pdf", pdf_of(file, actor.on)
    for name, stored in papers_of(file):
        with store.open_kept(stored.sha256) as kept:
            yield name, kept.read()
    if issued is not None:
        yield f"公文/{clean_name(issued.number)}.ofd", paper(issued, "ofd").stream.read()
    sealing = Sealing.objects.select_related("pdf", "document").filter(document__case=file.case).first()
    if sealing is not None:
        with store.open_kept(sealing.pdf.sha256) as kept:
            yield f"公文/{clean_name(sealing.document.number)}（已用印）.pdf", kept.read()


def metadata(filing: Filing, file: CaseFile, issued: IssuedDocument | None) -> str:
    """The elements of the paper and of its filing as XML; names of GB/T 33480 are not known, so these are our own."""
    case, period = file.case, retention().periods[filing.period]
    rows = {
        "全宗": case.district.name,
        "年度": str(filing.year),
        "保管期限": period.zh,
        "件号": str(filing.serial),
        "题名": filing.title,
        "责任者": filing.responsible,
        "文号": filing.number,
        "日期": filing.dated_on.isoformat(),
        "页数": str(filing.pages),
        "备注": filing.note,
        "事项编号": str(case.serial),
        "起草单位": case.drafting_organ.name,
        "适用规则": case.rulebook_version,
        "办理记录条数": str(case.head_seq),
        "办理记录末条校验值": case.head_hash,
        "归档人": filing.filed_by.name,
        "归档时间": filing.filed_at.isoformat(),
        **(_elements(issued) if issued else {}),
    }
    told = "".join(f"  <element name={quoteattr(name)}>{escape(value)}</element>\n" for name, value in rows.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<record form="guiju-metadata/1">\n{told}</record>\n'


def _elements(issued: IssuedDocument) -> dict[str, str]:
    return {
        "发文机关": issued.issuer,
        "文种": issued.genre,
        "主送机关": issued.addressees,
        "抄送机关": issued.copied_to,
        "签发人": issued.signers,
        "成文日期": issued.made_on.isoformat(),
        "印发日期": issued.issued_on.isoformat(),
        "公开属性": issued.disclosure,
    }

"""A DOCX brought along, inspected before it is read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.documents import inspection
from guiju.office.documents.attaching import Upload
from guiju.office.documents.checking import FilePaper, read_docx
from guiju.office.documents.inspection import FileKind, NotWhatItClaims


def checked_paper(upload: Upload) -> FilePaper:
    """What can be read of the file. Raises FileRefused (macros, damage, grade marks, no DOCX at all), NotReadable."""
    name = inspection.clean_name(upload.name)
    if inspection.inspect(name, upload.content, upload.limit) is not FileKind.DOCX:
        raise NotWhatItClaims(_("「%(name)s」不是 DOCX。请用 Word 或 WPS 另存为 DOCX 后再试。") % {"name": name})
    return read_docx(upload.content)

"""The one door: every file that comes in passes here."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.documents.inspection.archives import open_archive
from guiju.office.documents.inspection.kinds import ARCHIVES, ENDINGS, FileKind, begins_as, plain_text
from guiju.office.documents.inspection.names import ending_of
from guiju.office.documents.inspection.refusals import NotWhatItClaims, TooLarge
from guiju.office.documents.inspection.secrecy import refuse_secret


def inspect(name: str, content: bytes, limit: int) -> FileKind:
    """The kind of a file that may come in; `limit` is the greatest size in bytes (inclusive).

    `name` is a clean name; its ending is what the file claims to be. The text of text files, DOCX, XLSX and OFD
    is searched for grade marks; PDF and pictures cannot be read here.
    Raises NotWhatItClaims, TooLarge, UnsafeArchive, MacroRefused, SecretMarked.
    """
    refuse_large(name, len(content), limit)
    kind = _claimed(name)
    if not begins_as(kind, content):
        raise NotWhatItClaims(
            _("「%(name)s」的内容不是 %(kind)s 文件。请用原来的软件另存为正确的格式后重新上传。")
            % {
                "name": name,
                "kind": kind.value.upper(),
            }
        )
    refuse_secret(name, name)
    if kind in ARCHIVES:
        open_archive(name, kind, content)
    if kind is FileKind.TXT:
        refuse_secret(plain_text(content) or "", name)
    return kind


def refuse_large(name: str, size: int, limit: int) -> None:
    """Raise TooLarge, also before the content has been read; and NotWhatItClaims for an empty file."""
    if size > limit:
        raise TooLarge(
            _("「%(name)s」有 %(size)s MB，超过每个文件 %(limit)s MB 的上限。请压缩图片或拆成几个文件后重新上传。")
            % {
                "name": name,
                "size": f"{size / MEGABYTE:.1f}",
                "limit": f"{limit / MEGABYTE:g}",
            }
        )
    if size == 0:
        raise NotWhatItClaims(_("「%(name)s」是空文件。请检查后重新上传。") % {"name": name})


def _claimed(name: str) -> FileKind:
    kind = ENDINGS.get(ending_of(name))
    if kind is None:
        kinds = "、".join(sorted(ENDINGS))
        raise NotWhatItClaims(
            _("不接收「%(name)s」这种文件。请转换为以下格式之一再上传：%(kinds)s。") % {"name": name, "kinds": kinds},
        )
    return kind

"""Copies of published files, apart from the files of cases: what lies here is public, and nothing else is.

A file lies under its SHA-256, so that a second copy costs nothing and a name from outside is never a path.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from guiju.office.openness.errors import FileRefused

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STARTS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


def store(district: str, kind: str, content: bytes) -> str:
    """Keep a copy; returns its SHA-256. Raises FileRefused for other kinds, or a content that is not of its kind."""
    if kind not in STARTS or not content.startswith(STARTS[kind]):
        raise FileRefused(
            _("公开页面只提供PDF和DOCX文件，这个文件不是可用的%(kind)s。请换成PDF或DOCX后再公开。")
            % {
                "kind": kind.upper() or _("文件"),
            }
        )
    digest = hashlib.sha256(content).hexdigest()
    path = _path(district, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{secrets.token_hex(4)}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return digest


def opened(district: str, digest: str) -> BinaryIO:
    """The stored copy, open for reading. Raises FileNotFoundError."""
    return _path(district, digest).open("rb")


def _path(district: str, digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "public" / district / digest[:2] / digest

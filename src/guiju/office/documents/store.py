"""Files on disk, named by the SHA-256 of their content in folders of two levels. Nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotADigest(ValueError):
    """A name that no file here can have."""


def keep(content: bytes) -> str:
    """Store the content and return its SHA-256. It is on the disk when this returns; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
    return digest


def open_kept(digest: str) -> BinaryIO:
    """The content for reading. Raises FileNotFoundError when the state folder has lost it."""
    return path_of(digest).open("rb")


def path_of(digest: str) -> Path:
    """Where the content of that digest lies. Raises NotADigest, so that no other name can lead anywhere."""
    if not _SHA256.fullmatch(digest):
        raise NotADigest(digest)
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest


def _write(path: Path, content: bytes) -> None:
    """Under a name of its own first: a reader sees the whole file or none, also after a power cut."""
    temporary = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with _created(temporary) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    for folder in path.parents[:3]:
        _sync_folder(folder)


@contextmanager
def _created(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as file:
        yield file


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Whether a package is what was handed over: needs no database; every answer is a plain sentence.

A package is hostile input: nothing is unpacked to the disk, and nothing is read beyond the size that it may have.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from guiju.office.archive.chain_checking import chain_wrong
from guiju.office.archive.packing import CERTIFICATE, FORM, LIST, LOG, METADATA
from guiju.office.cases.codec import canonical
from guiju.office.seals import sm

MOST_FILES = 5_000
LARGEST_FILE = 512 * 1024 * 1024
LARGEST_LIST = 8 * 1024 * 1024
LARGEST_LOG = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about a package."""

    ok: bool
    sentence: str


def checked(package: Path | BinaryIO, known_keys: Mapping[str, str] | None = None) -> list[Told]:
    """Everything that is wrong with a package, or one sentence that nothing is.

    `known_keys`: name -> public key of this installation's keys; None where they cannot be looked up.
    """
    try:
        with zipfile.ZipFile(package) as zipped:
            return list(_checked(zipped, known_keys))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return [Told(False, _("这不是移交包，或者文件已损坏，打不开。请重新取得移交包。"))]


def _checked(zipped: zipfile.ZipFile, known_keys: Mapping[str, str] | None) -> Iterator[Told]:
    names = [info.filename for info in zipped.infolist() if not info.is_dir()]
    if len(names) > MOST_FILES or len(set(names)) != len(names):
        yield Told(False, _("移交包里的文件太多，或者有重名的文件，没有核验。"))
        return
    signed = _read_signed(zipped, LIST) if LIST in names else None
    if signed is None or signed["said"].get("form") != FORM:
        yield Told(False, _("移交包里没有可读的「%(list)s」，不能核验。") % {"list": LIST})
        return
    wrong = [*_signature(signed, LIST, known_keys), *_files(zipped, names, signed["said"])]
    if CERTIFICATE in names and (certificate := _read_signed(zipped, CERTIFICATE)):
        wrong += _signature(certificate, CERTIFICATE, known_keys)
    if LOG in names and METADATA in names:
        read = [_read(zipped, name) for name in (LOG, METADATA)]
        wrong += [Told(False, sentence) for sentence in chain_wrong(*read)]
    yield from wrong
    if not wrong:
        given = {"count": len(names), "key": signed["signature"]["key"]}
        yield Told(
            True,
            _("移交包完整：%(count)s个文件没有改动，办理记录的校验链逐条重算相符，签名有效（密钥%(key)s）。") % given,
        )
    if known_keys is None and not wrong:
        yield Told(True, _("没有查对签名的公钥是不是本机登记的。"))


def _signature(signed: Mapping[str, Any], name: str, known_keys: Mapping[str, str] | None) -> Iterator[Told]:
    mark = signed["signature"]
    public = mark["public"]
    if known_keys is not None and known_keys.get(mark["key"]) != public:
        yield Told(False, _("「%(name)s」的签名用的不是本机登记的密钥，不能证明出自本系统。") % {"name": name})
    if not sm.verified(public, canonical(signed["said"]).encode(), mark["value"]):
        yield Told(False, _("「%(name)s」的签名验不过：内容被改动过。") % {"name": name})


def _files(zipped: zipfile.ZipFile, names: list[str], said: Mapping[str, Any]) -> Iterator[Told]:
    listed = _listed(said)
    for name in sorted(listed.keys() - set(names)):
        yield Told(False, _("缺少「%(name)s」。") % {"name": name})
    for name in names:
        if name == LIST:
            continue
        if name not in listed:
            yield Told(False, _("多出「%(name)s」：清单里没有这个文件。") % {"name": name[:100]})
        elif not _same(zipped, name, *listed[name]):
            yield Told(False, _("「%(name)s」被改动过。") % {"name": name})


def _listed(said: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    rows = said.get("files")
    if not isinstance(rows, list):
        return {}
    return {str(row.get("name")): (row.get("size"), row.get("sm3")) for row in rows if isinstance(row, dict)}


def _same(zipped: zipfile.ZipFile, name: str, size: Any, digest: Any) -> bool:
    """Reads one byte more than was listed at most, so that a bomb is only a file that is not the same."""
    if not isinstance(size, int) or not 0 <= size <= LARGEST_FILE:
        return False
    try:
        with zipped.open(name) as file:
            content = file.read(size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return False
    return len(content) == size and sm.sm3(content) == digest


def _read(zipped: zipfile.ZipFile, name: str) -> bytes:
    """The content as far as it may go; what cannot be read is as good as empty."""
    try:
        with zipped.open(name) as file:
            return file.read(LARGEST_LOG)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return b""


def _read_signed(zipped: zipfile.ZipFile, name: str) -> dict[str, Any] | None:
    """A signed JSON file in the shape that we write; None for anything else."""
    try:
        with zipped.open(name) as file:
            found = json.loads(file.read(LARGEST_LIST + 1))
    except (ValueError, RecursionError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("said"), dict):
        return None
    mark = found.get("signature")
    shaped = isinstance(mark, dict) and all(isinstance(mark.get(name), str) for name in ("key", "public", "value"))
    return found if shaped else None

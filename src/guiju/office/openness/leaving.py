"""Addresses outside this site that a visitor may be asked about before going there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from guiju.office.openness.errors import AddressRefused

_LONGEST = 2000
_PLAIN = re.compile(r"[!-~]+")  # printable ASCII: other signs can look like a host they are not
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")


def host_of(address: str) -> str:
    """The host of a plain http(s) address, with its port. Raises AddressRefused for everything else: other
    schemes, names and passwords in front of the host, backslashes, characters outside ASCII."""
    parts = _parts(address)
    if parts is None:
        raise AddressRefused(
            _("这不是可以打开的网址（只接受 http 或 https 开头的完整网址）。请关闭本页，返回原网页核对链接。")
        )
    return parts


def _parts(address: str) -> str | None:
    if len(address) > _LONGEST or not _PLAIN.fullmatch(address) or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = parts.netloc.rsplit(":", 1)[0] if port is not None else parts.netloc.rstrip(":")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    return f"{host.lower()}:{port}" if port is not None else host.lower()

"""The keys of the installation: private ones in the state folder for its owner only, public ones in the database."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.seals import sm
from guiju.office.seals.errors import KeyLost
from guiju.office.seals.models import SigningKey

FIRST = "安装时生成"
NAMED = 16
OWNER_ONLY = 0o600


def current(now: datetime) -> SigningKey:
    """The key that signs now; made when the installation has none."""
    return SigningKey.objects.order_by("-pk").first() or rotate(now, FIRST)


def rotate(now: datetime, reason: str) -> SigningKey:
    """Make a new key and sign with it from now on; what the older ones signed still verifies."""
    public, private = sm.new_pair()
    name = sm.sm3(bytes.fromhex(public))[:NAMED]
    _write(_path(name), private)
    with transaction.atomic():
        return SigningKey.objects.create(name=name, public=public, since_at=now, reason=reason)


def signed(key: SigningKey, message: bytes) -> str:
    """The signature of a message by a key. Raises KeyLost."""
    try:
        private = _path(key.name).read_text(encoding="ascii").strip()
    except OSError as error:
        raise KeyLost(
            _("签名密钥%(name)s的文件读不到，不能签名。请从备份恢复数据目录的 keys 文件夹，或 guiju seal rotate。")
            % {"name": key.name}
        ) from error
    return sm.sign(private, key.public, message)


def _path(name: str) -> Path:
    return Path(settings.STATE_FOLDER) / "keys" / f"sm2-{name}"


def _write(path: Path, private: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="ascii") as file:
        file.write(private)
        file.flush()
        os.fsync(file.fileno())

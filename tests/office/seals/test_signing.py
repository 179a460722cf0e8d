"""SM2 and SM3 against another implementation, keys that are changed, and the chain of what was signed."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as some

from guarded_tables import lift, restore
from guiju.office.seals import keys, sm
from guiju.office.seals.errors import KeyLost
from guiju.office.seals.models import SigningKey, Statement
from guiju.office.seals.statements import broken_chain, wrong_with
from office.cases_web.conftest import NOON

from .conftest import Issue

HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004")  # a public key on the curve of SM2
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")


def test_sm3_gives_the_standard_s_own_example() -> None:
    assert sm.sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@needs_openssl
def test_openssl_verifies_what_we_sign_and_refuses_what_was_changed(tmp_path: Path) -> None:
    public, private = sm.new_pair()
    (tmp_path / "key.der").write_bytes(HEAD + bytes.fromhex(public))
    (tmp_path / "signature").write_bytes(bytes.fromhex(sm.sign(private, public, "东城".encode())))

    def openssl(words: str) -> int:
        (tmp_path / "words").write_text(words, encoding="utf-8")
        asked = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-in"]
        asked += ["words", "-digest", "sm3", "-sigfile", "signature", "-pkeyopt", "distid:1234567812345678"]
        return subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False).returncode

    assert openssl("东城") == 0
    assert openssl("西城") != 0


@given(some.binary(max_size=300), some.binary(max_size=100), some.binary(max_size=70))
def test_what_is_no_signature_or_no_key_is_never_verified(message: bytes, signature: bytes, public: bytes) -> None:
    assert not sm.verified(public.hex(), message, signature.hex())


@pytest.mark.django_db
def test_private_keys_are_for_their_owner_only_and_old_signatures_outlive_a_change() -> None:
    first = keys.current(NOON)
    signature = keys.signed(first, b"words")
    second = keys.rotate(NOON, "例行更换")
    assert keys.current(NOON) == second
    assert sm.verified(first.public, b"words", signature)
    files = sorted((Path(settings.STATE_FOLDER) / "keys").iterdir())
    assert len(files) == SigningKey.objects.count() == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert [key.reason for key in SigningKey.objects.order_by("pk")] == [keys.FIRST, "例行更换"]


@pytest.mark.django_db
def test_a_lost_key_is_told_with_its_cure() -> None:
    key = keys.current(NOON)
    (Path(settings.STATE_FOLDER) / "keys" / f"sm2-{key.name}").unlink()
    with pytest.raises(KeyLost, match="seal rotate"):
        keys.signed(key, b"words")


def test_what_was_signed_cannot_be_changed_and_a_change_behind_the_back_is_found(issue: Issue) -> None:
    issue("dc")
    statement = Statement.objects.select_related("key").get()
    assert list(broken_chain("dongcheng")) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Statement.objects.update(number="东政发〔2024〕99号")
    lifted = lift(connection)
    body = json.loads(statement.body) | {"title": "别的标题"}
    Statement.objects.update(body=json.dumps(body))
    assert "不符" in wrong_with(Statement.objects.select_related("key").get())
    Statement.objects.update(body=statement.body, seq=2)
    assert next(broken_chain("dongcheng"))[1].startswith("缺少第1号")
    restore(connection, lifted)

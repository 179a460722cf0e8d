"""Signed statements: each district's in one chain, so that none can be changed, removed or put in between unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from guiju.office.cases.actors import Actor
from guiju.office.cases.codec import canonical
from guiju.office.cases.models import Case
from guiju.office.people.models import District
from guiju.office.seals import keys, sm
from guiju.office.seals.models import Digest, Statement

ISSUED, SEALED, ARCHIVED = "issued", "sealed", "archived"


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file as a statement names it."""

    name: str
    sm3: str
    sha256: str
    size: int

    @classmethod
    def of(cls, name: str, content: bytes, sha256: str) -> SignedFile:
        """The entry of a content that is kept under `sha256`."""
        return cls(name, sm.sm3(content), sha256, len(content))


@transaction.atomic
def state(
    kind: str, case: Case, actor: Actor, says: Mapping[str, Any], files: Sequence[SignedFile], number: str = ""
) -> Statement:
    """Sign what is said about files, as the next statement of the case's district. Raises KeyLost."""
    # The row of the district is the lock: two statements never take one number.
    district = District.objects.select_for_update(no_key=True).get(pk=case.district_id)
    before = Statement.objects.filter(district=district).order_by("-seq").first()
    key = keys.current(actor.now)
    seq = before.seq + 1 if before else 1
    chained = {"seq": seq, "previous": before.sm3 if before else "", "key": key.name, "at": actor.now.isoformat()}
    about = {"kind": kind, "district": district.pk, "case": case.serial, "number": number}
    body = canonical({**says, **about, **chained, "files": [asdict(file) for file in files]})
    made = Statement.objects.create(
        district=district,
        seq=seq,
        kind=kind,
        case=case,
        number=number,
        body=body,
        sm3=sm.sm3(body.encode()),
        signature=keys.signed(key, body.encode()),
        key=key,
        signed_by=actor.person,
        signed_at=actor.now,
    )
    Digest.objects.bulk_create([Digest(sm3=f.sm3, statement=made, name=f.name) for f in files])
    return made


def wrong_with(statement: Statement) -> str:
    """Why a statement is not what was signed; "" when it is."""
    message = statement.body.encode()
    if sm.sm3(message) != statement.sm3:
        return "签名记录的内容与其校验值不符"
    if not sm.verified(statement.key.public, message, statement.signature):
        return "签名记录的签名验不过"
    said = json.loads(statement.body)
    same = (said["seq"], said["kind"], said["number"]) == (statement.seq, statement.kind, statement.number)
    return "" if same else "签名记录的登记与签名的内容不一致"


def broken_chain(district: str) -> Iterator[tuple[Statement | None, str]]:
    """Every place where the chain of a district is not whole, with the reason."""
    previous, seq = "", 0
    for statement in Statement.objects.filter(district=district).select_related("key").order_by("seq").iterator():
        seq += 1
        if statement.seq != seq:
            yield statement, f"缺少第{seq}号签名记录"
            seq = statement.seq
        elif json.loads(statement.body).get("previous") != previous:
            yield statement, "与前一条签名记录衔接不上"
        if reason := wrong_with(statement):
            yield statement, reason
        previous = statement.sm3


def files_of(statement: Statement) -> list[SignedFile]:
    """The files that a statement vouches for."""
    rows = json.loads(statement.body)["files"]
    return [SignedFile(row["name"], row["sm3"], row["sha256"], row["size"]) for row in rows]

"""Files attached to cases: in the log, under their digest, replaced but never gone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings

from guiju.office.cases.errors import MaterialUnknown, NotYourCase
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.queries import state_of
from guiju.office.documents import queries, store
from guiju.office.documents.actions import Upload, attach
from guiju.office.documents.inspection import MacroRefused, NotWhatItClaims
from guiju.office.documents.models import Attachment, StoredFile
from office.cases.town import Town

from . import hostile
from .papers_in_town import DESK, LIMIT, attached

NOTE = "起草说明".encode()


def kept() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_lies_under_its_digest_and_its_name_plays_no_part(town: Town) -> None:
    case = town.draft()
    made = attached(town, case, NOTE, name="../../../etc/说明.txt")
    digest = hashlib.sha256(NOTE).hexdigest()
    assert (made.name, made.sha256) == ("说明.txt", digest)
    assert kept() == [Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest]


def test_the_log_of_the_case_holds_the_file_and_the_rules_know_that_it_is_there(town: Town) -> None:
    case = town.draft()
    attached(town, case, NOTE)
    state = state_of(case)
    assert state.materials["drafting_note", "说明.txt"].sha256 == hashlib.sha256(NOTE).hexdigest()
    assert facts_for_plan(rulebook_of("qingshi", state.law_on), state)["attachments"] == ["drafting_note"]


def test_the_same_content_is_kept_once_and_the_same_file_again_changes_nothing(town: Town) -> None:
    case = town.draft()
    first, other = attached(town, case, NOTE), attached(town, case, NOTE, kind="basis")
    seq = state_of(case).head_seq
    assert attached(town, case, NOTE).pk == first.pk
    assert (other.file, StoredFile.objects.count(), len(kept())) == (first.file, 1, 1)
    assert state_of(case).head_seq == seq


def test_a_newer_file_of_its_name_replaces_one_which_can_still_be_read(town: Town) -> None:
    case = town.draft()
    old = attached(town, case, NOTE)
    new = attached(town, case, b"newer")
    assert [row.pk for row in queries.attachments(case)] == [new.pk]
    with queries.attachment(old.pk, town.actor(DESK)).stream as stream:
        assert stream.read() == NOTE
    assert Attachment.objects.get(pk=old.pk).replaced_at is not None


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("说明.docx", hostile.EXE, NotWhatItClaims),
        ("说明.docx", hostile.docx(**{"word/vbaProject.bin": b"x"}), MacroRefused),
    ],
)
def test_a_refused_file_leaves_no_trace(town: Town, name: str, content: bytes, refusal: type[Exception]) -> None:
    case = town.draft()
    seq = state_of(case).head_seq
    with pytest.raises(refusal):
        attached(town, case, content, name=name)
    assert not kept()
    assert not Attachment.objects.exists()
    assert state_of(case).head_seq == seq


def test_strangers_attach_nothing_and_are_refused_before_their_file_is_opened(town: Town) -> None:
    case = town.draft()
    with pytest.raises(NotYourCase):
        attach(case, town.actor("finance_bureau.desk"), "other", Upload("a.docx", hostile.EXE, LIMIT))
    assert not kept()


def test_a_kind_of_material_outside_the_vocabulary_is_refused(town: Town) -> None:
    with pytest.raises(MaterialUnknown):
        attached(town, town.draft(), NOTE, kind="love_letter")
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "0" * 64 + "\n"])
def test_the_store_opens_nothing_but_digests(name: str) -> None:
    with pytest.raises(store.NotADigest):
        store.open_kept(name)

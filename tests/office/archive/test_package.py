"""The package for hand-over: all that belongs to a matter is in it, and whatever is changed in it is found."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from guiju.office.archive.chain_checking import chain_wrong
from guiju.office.archive.checking import checked
from guiju.office.archive.commands import archive as command
from guiju.office.archive.packing import LIST
from guiju.office.seals import sm
from guiju.office.seals.models import SigningKey
from office.cases_web.browsing import Browse

from .conftest import File

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def packed(browse: Browse, filed: File) -> bytes:
    filing = filed()
    return b"".join(browse("dc-office-desk").get(f"/archive/{filing.pk}/package.zip"))  # type: ignore[arg-type] # a stream


def keys() -> dict[str, str]:
    return dict(SigningKey.objects.values_list("name", "public"))


def rewritten(package: bytes, change: Change) -> BytesIO:
    with zipfile.ZipFile(BytesIO(package)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    change(files)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    out.seek(0)
    return out


def test_a_package_holds_papers_metadata_log_certificate_and_verifies(packed: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(packed)) as zipped:
        names = zipped.namelist()
        record = etree.fromstring(zipped.read("元数据.xml"))
        log = json.loads(zipped.read("办理记录.json"))
    for name in ("元数据.xml", "办理记录.json", "程序证明.json", "程序证明.pdf", "签批单.pdf", "案卷.pdf", LIST):
        assert name in names
    assert {Path(name).suffix for name in names if name.startswith("公文/")} == {".pdf", ".docx", ".ofd"}
    said = {one.get("name"): one.text for one in record}
    assert (said["件号"], said["保管期限"]) == ("1", "30年")
    assert said["文号"].startswith("东政发")
    assert len(log["events"]) == int(said["办理记录条数"])
    path = tmp_path / "package.zip"
    path.write_bytes(packed)
    found = CliRunner().invoke(command, ["verify", str(path)], standalone_mode=False)
    assert (found.return_value, "移交包完整" in found.output) == (0, True)


def _changed(files: dict[str, bytes]) -> None:
    files["元数据.xml"] = files["元数据.xml"].replace("30年".encode(), "10年".encode())


def _removed(files: dict[str, bytes]) -> None:
    del files["程序证明.pdf"]


def _added(files: dict[str, bytes]) -> None:
    files["公文/另一份.pdf"] = b"%PDF"


def _list_changed(files: dict[str, bytes]) -> None:
    _changed(files)
    found = json.loads(files[LIST])
    for row in found["said"]["files"]:
        if row["name"] == "元数据.xml":
            row.update(sm3=sm.sm3(files["元数据.xml"]), size=len(files["元数据.xml"]))
    files[LIST] = json.dumps(found).encode()


def _signed_by_another(files: dict[str, bytes]) -> None:
    from guiju.office.cases.codec import canonical

    _list_changed(files)
    found = json.loads(files[LIST])
    public, private = sm.new_pair()
    value = sm.sign(private, public, canonical(found["said"]).encode())
    found["signature"] |= {"public": public, "value": value}
    files[LIST] = json.dumps(found).encode()


def _bomb(files: dict[str, bytes]) -> None:
    files["案卷.pdf"] = bytes(60_000_000)


CHANGES = {
    "a word changed": (_changed, "「元数据.xml」被改动过"),
    "a file removed": (_removed, "缺少「程序证明.pdf」"),
    "a file added": (_added, "多出「公文/另一份.pdf」"),
    "the list changed too": (_list_changed, "签名验不过"),
    "signed by another key": (_signed_by_another, "不是本机登记的密钥"),
    "a bomb": (_bomb, "「案卷.pdf」被改动过"),
    "no list": (lambda files: files.pop(LIST) and None, "不能核验"),
    "a list that nests without end": (lambda files: files.update({LIST: b"[" * 100_000}), "不能核验"),
    "a list of another shape": (lambda files: files.update({LIST: b'{"said": [], "signature": 1}'}), "不能核验"),
}


def test_whatever_is_changed_in_a_package_is_told(packed: bytes) -> None:
    for change, sentence in CHANGES.values():
        found = checked(rewritten(packed, change), keys())  # type: ignore[arg-type] # lambdas give nothing of use
        assert not all(told.ok for told in found), sentence
        assert any(sentence in told.sentence for told in found), (sentence, found)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"hello" * 100])
def test_what_is_no_package_is_said_without_a_stack_trace(content: bytes) -> None:
    assert [told.ok for told in checked(BytesIO(content), None)] == [False]


def _log(files: dict[str, bytes], change: Callable[[list[dict[str, object]]], object]) -> None:
    found = json.loads(files["办理记录.json"])
    change(found["events"])
    files["办理记录.json"] = json.dumps(found, ensure_ascii=False).encode()


CHAIN: dict[str, tuple[Callable[[list[dict[str, object]]], object], str]] = {
    "a word of an opinion": (lambda events: events[2].update(payload="{}"), "第3条"),
    "who did it": (lambda events: events[1].update(actor_id=999_999), "第2条"),
    "an entry taken out": (lambda events: events.pop(3), "第4条与前一条衔接不上"),
    "the end cut off": (lambda events: events.pop(), "「办理记录条数」"),
    "hashes that are no text": (lambda events: events[4].update(happened_at=7), "第5条读不出"),
    "no entry at all": (lambda events: events.clear(), "「办理记录末条校验值」"),
}


@pytest.mark.parametrize("name", CHAIN)
def test_the_chain_of_the_log_is_computed_anew_and_the_entry_named(packed: bytes, name: str) -> None:
    change, sentence = CHAIN[name]
    with zipfile.ZipFile(rewritten(packed, lambda files: _log(files, change))) as zipped:
        log, metadata = zipped.read("办理记录.json"), zipped.read("元数据.xml")
    assert any(sentence in told for told in chain_wrong(log, metadata)), list(chain_wrong(log, metadata))


def test_an_untouched_log_has_nothing_wrong_and_a_log_that_is_none_is_told(packed: bytes) -> None:
    with zipfile.ZipFile(BytesIO(packed)) as zipped:
        log, metadata = zipped.read("办理记录.json"), zipped.read("元数据.xml")
    assert list(chain_wrong(log, metadata)) == []
    for hostile in (b"", b"[" * 100_000, b'{"district": "x", "serial": 1, "events": 3}', b"null"):
        assert any("没有重算" in told for told in chain_wrong(hostile, metadata))
    assert any("没有重算" in told for told in chain_wrong(log, b"<record"))


def test_the_page_and_the_interface_name_what_differs(browse: Browse, packed: bytes) -> None:
    archivist = browse("dc-office-desk")
    changed = rewritten(packed, lambda files: _log(files, CHAIN["who did it"][0]))
    changed.name = "移交包.zip"
    page = archivist.post("/archive/verify/", {"package": changed}).content.decode()
    assert "「办理记录.json」被改动过" in page
    assert "办理记录第2条" in page
    whole = BytesIO(packed)
    whole.name = "移交包.zip"
    found = archivist.post("/api/archive/verify", {"package": whole}).json()
    assert [told["ok"] for told in found] == [True]
    assert "校验链" in found[0]["sentence"]
    assert archivist.post("/archive/verify/", {}).status_code == 422
    for stranger in ("dc-housing-desk", "dc-head"):
        whole.seek(0)
        assert browse(stranger).get("/archive/verify/").status_code == 403
        assert browse(stranger).post("/api/archive/verify", {"package": whole}).status_code == 403

"""Which font serves which role, and what happens without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.office.documents.layout import PaperNotPrinted, write_pdf
from guiju.office.documents.layout.fonts import FontShelf, Role, font_folders, font_shelf, shelf_of
from office.layout.papers import notice


def test_the_base_package_serves_every_role_and_says_they_are_substitutes(shelf: FontShelf) -> None:
    assert shelf.missing() == []
    assert shelf.faces[Role.TEXT].family == "Noto Serif SC"
    assert shelf.faces[Role.HEI].family == "Noto Sans SC"
    assert {face.role for face in shelf.substitutes()} == set(Role)


def test_a_mark_without_a_bold_cut_has_its_strokes_thickened(shelf: FontShelf) -> None:
    assert shelf.faces[Role.MARK].embolden
    assert not shelf.faces[Role.TEXT].embolden


def test_the_folder_of_the_installation_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setenv("GUIJU_DATA", str(tmp_path))
    assert font_folders()[0] == tmp_path / "fonts"


def test_a_missing_folder_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_DATA", "/nowhere/at/all")
    assert Path("/nowhere/at/all/fonts") not in font_folders()
    assert font_shelf().missing() == []


def test_without_any_font_the_refusal_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PaperNotPrinted) as caught:
        write_pdf(notice(), shelf_of((str(tmp_path),), system=False))
    assert "字体" in caught.value.message

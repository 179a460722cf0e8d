"""Which font on this machine serves which role of the standard, and whether it is only a substitute.

The standard's own faces (方正小标宋, 仿宋_GB2312 ...) are not free, so none is part of the product. What is
found is used, in this order: the folder of the installation (GUIJU_DATA/fonts), fonts of the system, and the
two Noto faces of a pip package that every installation has.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import typst

BASE_PACKAGE = "pylopdf_fonts_zh_cn"
"""Ships Noto Serif SC and Noto Sans SC (SIL Open Font License) inside its wheel."""


class Role(StrEnum):
    """The five faces of the standard."""

    MARK = "xiaobiaosong"
    TEXT = "fangsong"
    HEI = "hei"
    KAI = "kai"
    SONG = "song"


# Families by role, best first. Names up to the bar are the face itself; after it come substitutes.
_WANTED: dict[Role, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Role.MARK: (
        (
            "FZXiaoBiaoSong-B05S",
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05S GB18030",
        ),
        ("Source Han Serif SC", "Noto Serif CJK SC", "FandolSong", "Noto Serif SC"),
    ),
    Role.TEXT: (
        ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R", "FandolFang"),
        ("Zhuque Fangsong (technical preview)", "cwTeXFangSong", "Noto Serif SC", "Noto Serif CJK SC"),
    ),
    Role.HEI: (
        ("SimHei", "黑体", "STHeiti", "FandolHei"),
        ("Source Han Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    ),
    Role.KAI: (
        ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", "AR PL KaitiM GB", "AR PL UKai CN"),
        ("LXGW WenKai", "LXGW WenKai GB", "Noto Serif SC", "Noto Serif CJK SC"),
    ),
    Role.SONG: (
        ("SimSun", "宋体", "NSimSun", "STSong", "FandolSong", "AR PL SungtiL GB"),
        ("Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC"),
    ),
}

_LATIN_SERIF = ("Times New Roman", "Liberation Serif", "Noto Serif SC", "Noto Serif CJK SC")
_LATIN_SANS = ("Arial", "Liberation Sans", "Noto Sans SC", "Noto Sans CJK SC")


@dataclass(frozen=True, slots=True)
class Face:
    """What serves a role. `families` is the fallback chain, first one used first; empty when there is no font."""

    role: Role
    families: tuple[str, ...]
    substitute: bool
    latin: str
    """Family for figures and Latin letters where the Chinese face draws them badly; else ""."""
    embolden: bool
    """True where the mark's face has no bold cut, so its strokes must be thickened."""

    @property
    def family(self) -> str:
        """The family used, or "" where no Chinese font was found."""
        return self.families[0] if self.families else ""


@dataclass(frozen=True, slots=True)
class FontShelf:
    """The fonts of this machine and the face for each role."""

    fonts: typst.Fonts
    faces: dict[Role, Face]

    def missing(self) -> list[Role]:
        """Roles for which no font at all was found: a paper cannot be printed while this is not empty."""
        return [role for role, face in self.faces.items() if not face.families]

    def substitutes(self) -> list[Face]:
        """Faces that are not the standard's own, for a page that tells the person who runs the installation."""
        return [face for face in self.faces.values() if face.substitute]


def font_folders() -> list[Path]:
    """Existing folders besides the system's own: GUIJU_DATA/fonts, then the base package's."""
    candidates = []
    if os.environ.get("GUIJU_DATA"):
        candidates.append(Path(os.environ["GUIJU_DATA"]) / "fonts")
    base = find_spec(BASE_PACKAGE)
    if base and base.origin:
        candidates.append(Path(base.origin).parent)
    return [folder for folder in candidates if folder.is_dir()]


def font_shelf() -> FontShelf:
    """The shelf for the current folders. Scanning takes tenths of a second, so it is kept per process."""
    return shelf_of(tuple(str(folder) for folder in font_folders()))


@lru_cache(maxsize=4)
def shelf_of(folders: Sequence[str], system: bool = True) -> FontShelf:
    """The shelf for given folders (a tuple). `system` False leaves out what the machine has installed."""
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=list(folders))
    bold = {font.family for font in fonts.fonts() if font.weight >= 600}
    present = {font.family for font in fonts.fonts()}
    return FontShelf(fonts, {role: _face(role, present, bold) for role in Role})


def _face(role: Role, present: set[str], bold: set[str]) -> Face:
    own, others = _WANTED[role]
    found = tuple(name for name in (*own, *others) if name in present)
    substitute = not found or found[0] not in own
    thicken = role is Role.MARK and substitute and bool(found) and found[0] not in bold
    return Face(role, found, substitute, _latin(role, found, present), thicken)


def _latin(role: Role, found: tuple[str, ...], present: set[str]) -> str:
    if not found or not found[0].startswith("Fandol"):
        return ""
    wanted = _LATIN_SANS if role is Role.HEI else _LATIN_SERIF
    return next((name for name in wanted if name in present), "")

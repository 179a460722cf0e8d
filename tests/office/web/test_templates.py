"""What the browser is forbidden to run must not stand in any page: the content policy has no exception."""

import re
from pathlib import Path

import pytest

WEB = Path("src/guiju/office")
PAGES = sorted(WEB.glob("*/templates/**/*.jinja"))
FORBIDDEN = [
    r"<script(?![^>]*\bsrc=)",
    r"<style\b",
    r"\sstyle\s*=",
    r"\son[a-z]+\s*=\s*[\"']",
    r"https?://(?!www\.w3\.org)",
]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_template_carries_inline_code_or_an_outside_address(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [found for pattern in FORBIDDEN for found in re.findall(pattern, text)] == []


@pytest.mark.parametrize("sheet", sorted(WEB.glob("web/static/**/*.css")), ids=str)
def test_no_style_sheet_fetches_from_outside(sheet: Path) -> None:
    assert "url(" not in sheet.read_text(encoding="utf-8")
    assert "@import" not in sheet.read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TOKENS = dict(
    re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", (WEB / "web/static/guiju/tokens.css").read_text(encoding="utf-8"))
)
PAIRS = [
    ("text", "page"), ("quiet", "page"), ("quiet", "surface"), ("quiet", "sunk"), ("ink", "surface"),
    ("ink", "ink-soft"), ("good", "good-soft"), ("warn", "warn-soft"), ("bad", "bad-soft"), ("still", "still-soft"),
    ("good", "surface"), ("warn", "surface"), ("seal", "surface"), ("surface", "seal"), ("surface", "ink"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_colours_keep_the_contrast_of_wcag_aa(front: str, back: str) -> None:
    assert contrast(TOKENS[front], TOKENS[back]) >= 4.5


def test_lines_of_inputs_keep_the_contrast_of_wcag_aa() -> None:
    assert contrast(TOKENS["line-strong"], TOKENS["surface"]) >= 3

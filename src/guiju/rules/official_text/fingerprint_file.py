"""Fingerprints as a file beside a rulebook: article key → SHA-256, under a comment that says what it is."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_ABOUT = """\
# Fingerprints of the official text of {title} ({doc_no}), article by article.
# SHA-256 of the article's published words, after folding width, blanks and variants of punctuation
# (guiju.rules.official_text.fingerprints). The words themselves are not kept here. An imported text whose
# fingerprint differs names the articles whose norms have to be read again.
"""


def write_fingerprints(found: Mapping[str, str], *, title: str, doc_no: str) -> str:
    """The text of a fingerprint file. Values are quoted: hex of figures and one e would be read as a number."""
    return _ABOUT.format(title=title, doc_no=doc_no) + "".join(f'{k}: "{v}"\n' for k, v in found.items())


def read_fingerprints(text: str) -> dict[str, str]:
    """Article key ("47", "3-1") → fingerprint, as `compare_fingerprints` takes them."""
    loaded = yaml.safe_load(text) or {}
    return {str(key): str(value) for key, value in loaded.items()}

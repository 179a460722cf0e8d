"""Fingerprints of articles: whether two printings have the same official words, without keeping the words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from guiju.rules.official_text.item_marks import uniform_mark
from guiju.rules.official_text.rule_text import Article, RuleText, words

_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("“”„‟「」『』〝〞", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("—–―‒‐‑−─━", "-"),
        **dict.fromkeys("〔【﹝", "["),
        **dict.fromkeys("〕】﹞", "]"),
        **dict.fromkeys("·•∙・‧", "·"),
        "。": ".",
        "∶": ":",
        "〈": "《",
        "〉": "》",
        "○": "〇",
    }
)
_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")


def normalise(text: str) -> str:
    """Fold what printings differ in and words do not: width, blanks, variants of punctuation."""
    folded = unicodedata.normalize("NFKC", text.translate(_VARIANTS)).translate(_VARIANTS)
    return re.sub("-+", "-", _BLANKS.sub("", folded))


def fingerprint(article: Article) -> str:
    """SHA-256, in hex, of the article's words and item marks, without its own number or line breaks."""
    official = "".join(uniform_mark(mark) + normalise(text) for mark, text in words(article))
    return hashlib.sha256(official.encode()).hexdigest()


def fingerprints(rules: RuleText) -> dict[str, str]:
    """Article key ("47", "3-1") → fingerprint, in the order of the text."""
    return {article.key: fingerprint(article) for article in rules.articles}


@dataclass(frozen=True, slots=True)
class FingerprintComparison:
    """Article keys, in reading order: other words, no longer there, not there before."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not (self.changed or self.missing or self.added)


def compare_fingerprints(expected: Mapping[str, str], actual: Mapping[str, str]) -> FingerprintComparison:
    """What `actual` differs in from `expected`; keys as `fingerprints` gives them."""
    changed = (key for key in expected if key in actual and actual[key] != expected[key])
    return FingerprintComparison(
        changed=tuple(changed),
        missing=tuple(key for key in expected if key not in actual),
        added=tuple(key for key in actual if key not in expected),
    )

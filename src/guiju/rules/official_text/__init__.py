"""Rule texts as really published: read, taken apart into articles, and compared by fingerprint."""

from guiju.rules.official_text.decoding import read_text
from guiju.rules.official_text.errors import BrokenNumbering, NoRuleText, OfficialTextError, UnreadableText
from guiju.rules.official_text.fingerprint_file import read_fingerprints, write_fingerprints
from guiju.rules.official_text.fingerprints import (
    FingerprintComparison,
    compare_fingerprints,
    fingerprint,
    fingerprints,
    normalise,
)
from guiju.rules.official_text.publication import Adoption, PortalFields, Publication, Repeal
from guiju.rules.official_text.reader import read_publication, read_rule_text
from guiju.rules.official_text.rule_text import Article, Chapter, Item, Paragraph, RuleText

__all__ = [
    "Adoption",
    "Article",
    "BrokenNumbering",
    "Chapter",
    "FingerprintComparison",
    "Item",
    "NoRuleText",
    "OfficialTextError",
    "Paragraph",
    "PortalFields",
    "Publication",
    "Repeal",
    "RuleText",
    "UnreadableText",
    "compare_fingerprints",
    "fingerprint",
    "fingerprints",
    "normalise",
    "read_fingerprints",
    "read_publication",
    "read_rule_text",
    "read_text",
    "write_fingerprints",
]

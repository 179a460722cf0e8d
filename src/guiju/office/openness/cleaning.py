"""What is taken out of texts before they are published: characters that no reader sees and that mislead them."""

from __future__ import annotations

import re

from guiju.rules.official_text.document_numbers import document_number

# Control characters break XML feeds and PostgreSQL; marks of direction can make a title read as another.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"
_UNSEEN = re.compile(f"[{_CONTROL}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_PATH = re.compile(r'[/\\:*?"<>|]+')
_LONGEST_NAME = 120


def clean_text(text: str) -> str:
    """Several lines: line ends as \\n, no unseen characters, no blank lines at either end."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def clean_line(text: str) -> str:
    """One line: all blanks narrowed to one."""
    return re.sub(r"\s+", " ", clean_text(text)).strip()


def clean_number(text: str) -> str:
    """A document number with its year in 〔〕, whatever brackets it came in; other forms only cleaned."""
    line = clean_line(text)
    return document_number(line) or line


def clean_name(text: str) -> str:
    """A file's name without path and without characters that file systems refuse."""
    return _PATH.sub("_", clean_line(text)).strip(". ")[:_LONGEST_NAME]

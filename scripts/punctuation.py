"""Chinese on screens and in papers has Chinese punctuation: 「准予,请」 is written 「准予，请」.

punctuation.py --write   sets it right in rule texts, templates, scripts and the words of modules
punctuation.py --check   names the places where it is not

Only what stands beside a Chinese character is looked at, so code, English and figures stay as they are. Raw strings
are patterns, comments are for engineers: they are passed over, and so is a line that ends with `# halfwidth`, whose
half-width marks are meant. A Chinese docstring is a command's and is shown to whoever asks for help.
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
MEANT = "# halfwidth"
_HAN = "\u4e00-\u9fff〇"
_BEFORE = re.compile(rf"[{_HAN}」』》）”’％]")
_AFTER = re.compile(rf"[{_HAN}「『《（“‘]")
_WORD = re.compile(r"(?<!&)\b\w+$|[)%》]$")  # a figure or a foreign word in a Chinese sentence, but no entity
_FILLED_IN = re.compile(r"(\}|%\(\w+\)s|[0-9A-Z'\"*])$")  # {x} or %(x)s, or nothing yet: a piece of a sentence
_VERBATIM = re.compile(r"`[^`\n]+`|\]\([^)\n]*\)")  # names in code, addresses of links
_NEXT_KEY = re.compile(r" \{?[a-z_]+\}?: ?")  # {gist: 不同, cure: 改正} in a string of a test is YAML
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.S)
LONGEST_NAME = 60
F_START, F_END = getattr(tokenize, "FSTRING_START", -1), getattr(tokenize, "FSTRING_END", -1)
Piece = tuple[int, int]


def widened(text: str) -> str:
    """The text with the marks beside its Chinese characters in full width; a blank after such a mark goes."""
    if not re.search(f"[{_HAN}]", text):
        return text  # a set of marks, a format
    while (once := _widened(text)) != text:  # a bracket made wide may stand before a comma
        text = once
    return text


def _widened(text: str) -> str:
    wide = {at for at, mark in enumerate(text) if mark in ",:;!?" and _stands_in_chinese(text, at)}
    wide |= set(_brackets(text))
    out: list[str] = []
    for at, mark in enumerate(text):
        if mark == " " and at - 1 in wide and text[at - 1] in ",:;!?":
            continue
        if mark == " " and at + 1 in wide and text[at + 1] == "(" and text[:at].rstrip(" ")[-1:] not in ("", "\n"):
            continue
        out.append(WIDE[mark] if at in wide else mark)
    return "".join(out)


def _stands_in_chinese(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _BEFORE.match(before):
        return not (text[at] == "," and _NEXT_KEY.match(text, at + 1))
    if not _AFTER.match(after):
        return False
    before = text[max(0, at - LONGEST_NAME) : at]
    return text[at] in ",;:" and bool(_FILLED_IN.search(before) or (text[at] != ":" and _WORD.search(before)))


def _brackets(text: str) -> Iterator[int]:
    """Both brackets of a pair of which one touches a Chinese character; a lone one when it does itself."""
    open_: list[int] = []
    for at, mark in enumerate(text):
        if mark == "(":
            open_.append(at)
        elif mark == ")":
            pair = [open_.pop(), at] if open_ else [at]
            if any(_touches(text, one) for one in pair):
                yield from (one for one in pair if text[one - 1 : one] != "%")
    yield from (at for at in open_ if _touches(text, at))


def _touches(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return before != "%" and bool(_BEFORE.match(before) or _AFTER.match(after))


def in_python(source: str) -> str:
    """A module with the words of its strings set right."""
    pieces = [
        piece
        for words, piece, statement in _strings(source)
        if not re.match(r"(?i)[bfu]*r", words) and not (statement and _in_english(words))
    ]
    return _replaced(source, pieces)


def _in_english(docstring: str) -> bool:
    return len(re.findall("[A-Za-z]", docstring)) > len(re.findall(f"[{_HAN}]", docstring))


def _strings(source: str) -> Iterator[tuple[str, Piece, bool]]:
    """Each string, where it stands in the source, and whether a statement begins with it (a docstring does).

    From Python 3.12 on an f-string is many tokens: it is taken from its first to its last all the same.
    """
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    beginning, opened = True, list[int]()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        begin, end = (starts[min(row, len(starts)) - 1] + column for row, column in (token.start, token.end))
        if token.type == F_START:
            opened.append(begin)
        elif token.type == F_END:
            begin = opened.pop()
        whole = not opened and token.type in (tokenize.STRING, F_END)
        if whole and not token.line.rstrip().endswith(MEANT):
            yield source[begin:end], (begin, end), beginning
        if token.type not in (tokenize.NL, tokenize.COMMENT):
            beginning = token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


def in_yaml(source: str) -> str:
    """A rule file with its words set right; the marks of YAML itself stay."""
    scalars = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(source)
        if isinstance(token, yaml.ScalarToken)
    ]
    return _replaced(source, scalars)


def in_template(source: str) -> str:
    """A template or a script of the browser, without its comments."""
    edges = [0, *(edge for found in _COMMENT.finditer(source) for edge in found.span()), len(source)]
    return _replaced(source, list(zip(edges[::2], edges[1::2], strict=True)))


def in_guide(source: str) -> str:
    """A page of the guide, without its code and the addresses of its links."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"{{{len(kept) - 1}}}"

    return re.sub(r"\{(\d+)\}", lambda found: kept[int(found[1])], widened(_VERBATIM.sub(keep, source)))


def _replaced(source: str, pieces: list[Piece]) -> str:
    out, after = [], 0
    for start, end in pieces:
        out += [source[after:start], widened(source[start:end])]
        after = end
    return "".join([*out, source[after:]])


KINDS = {".py": in_python, ".yaml": in_yaml, ".jinja": in_template, ".js": in_template, ".md": in_guide}


def changes(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Each file that is not right: as it is, and as it should be."""
    for path in sorted(root.rglob("*")):
        if path.suffix in KINDS and "node_modules" not in path.parts:
            source = path.read_text("utf-8")
            if (right := KINDS[path.suffix](source)) != source:
                yield path, source, right


def main(option: str, *folders: str) -> int:
    """1 when something is not right and was not mended."""
    wrong = [found for folder in folders or ("src", "docs/guide", "examples") for found in changes(ROOT / folder)]
    for path, source, right in wrong:
        if option == "--write":
            path.write_text(right, "utf-8")
        else:
            lines = zip(source.splitlines(), right.splitlines(), strict=False)
            row, text = next((row, old) for row, (old, new) in enumerate(lines, 1) if old != new)
            sys.stderr.write(f"{path.relative_to(ROOT)}:{row}: {text.strip()[:80]}\n")
    return int(bool(wrong) and option != "--write")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The English of the screens: collects what is to be said, and checks that all of it is.

catalogue.py --write   brings django.po up to date with the templates and modules, and makes django.mo from it
catalogue.py --check   says what has no English, what nobody translates, and whether django.mo is current
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from untranslated import plain_chinese

OFFICE = Path(__file__).parent.parent / "src" / "guiju" / "office"
PO = OFFICE / "locale" / "en" / "LC_MESSAGES" / "django.po"
METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**/templates/**.jinja", "jinja2.ext:babel_extract")]
OPTIONS = {"**.jinja": {"silent": "false", "extensions": "jinja2.ext.i18n", "trim_blocks": "true"}}
KEYWORDS = {
    "_": None,
    "N_": None,
    "later": None,
    "filled_later": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def collected() -> Catalog:
    """Every word that templates and modules hand to gettext, with no translation yet."""
    found = Catalog(locale="en", project="guiju", charset="utf-8")
    options = {pattern: dict(given) for pattern, given in OPTIONS.items()}
    for name, _line, words, _comments, context in extract_from_dir(OFFICE, METHODS, options, KEYWORDS):
        found.add(words, locations=[(name, None)], context=context)
    return found


def current() -> Catalog:
    """The catalogue as it stands on disk."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def write() -> None:
    """Bring the catalogue up to date; translations of words that have gone are dropped."""
    known = current() if PO.exists() else Catalog(locale="en")
    known.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    _head(known)
    with PO.open("wb") as file:
        write_po(file, known, width=120, sort_output=True, include_lineno=False, omit_header=False)
    PO.with_suffix(".mo").write_bytes(compiled(current()))


def _head(catalogue: Catalog) -> None:
    """What stands at the top of the file."""
    catalogue.header_comment = "# English of the screens; see docs/guide/16-界面语言.md."
    catalogue.project, catalogue.version, catalogue.fuzzy = "guiju", "0.1", False
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "guiju"
    catalogue.revision_date = catalogue.creation_date


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as programs read it."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def _said(compiled_: bytes) -> dict[tuple[str, str | None], str]:
    """What a compiled catalogue says, whichever version of the compiler made it."""
    return {(str(m.id), m.context): str(m.string) for m in read_mo(io.BytesIO(compiled_)) if m.id}


def complaints() -> Iterator[str]:
    """Everything that keeps an English screen from being English."""
    wanted, known = collected(), current()
    for message in wanted:
        if not message.id:
            continue
        said = known.get(message.id, message.context)
        if said is None or not all(said.string if isinstance(said.string, tuple) else (said.string,)):
            yield f"no English for {message.id!r} ({message.locations[0][0]})"
        elif list(said.check()):
            yield f"the English of {message.id!r} does not fit its placeholders"
    yield from (f"nobody says {m.id!r} any more" for m in known if m.id and wanted.get(m.id, m.context) is None)
    if _said(compiled(known)) != _said(PO.with_suffix(".mo").read_bytes()):
        yield "django.mo is not made from this django.po"
    yield from plain_chinese(OFFICE)


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = list(complaints())
        sys.exit("\n".join([*found, "make catalogue brings the words together"]) if found else 0)
    write()

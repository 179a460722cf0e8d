"""One event as a calendar file by RFC 5545: escaped text, lines folded at 75 octets, UTC instants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

OCTETS = 75
PRODUCT = "-//Guiju//Meetings//ZH"


@dataclass(frozen=True, slots=True)
class Event:
    """`begins` and `ends`: both instants with a time zone, or both days (`ends` exclusive).

    `sequence` grows with every change of the same `uid`, so that a calendar replaces what it has.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    begins: date | datetime
    ends: date | datetime
    summary: str
    location: str = ""
    description: str = ""
    cancelled: bool = False


def calendar_file(event: Event) -> bytes:
    """The file's bytes, lines ended by CRLF."""
    return "".join(f"{part}\r\n" for line in _lines(event) for part in folded(line)).encode()


def escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line break may not stand bare."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return "".join(sign for sign in plain if sign == "\t" or ord(sign) >= ord(" "))


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never inside a character; the next ones begin with a blank."""
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    yield piece


def _lines(event: Event) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    yield f"METHOD:{'CANCEL' if event.cancelled else 'PUBLISH'}"
    yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"SEQUENCE:{event.sequence}")
    yield f"DTSTAMP:{_instant(event.stamped_at)}"
    yield f"DTSTART{_when(event.begins)}"
    yield f"DTEND{_when(event.ends)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield from (f"{name}:{escaped(text)}" for name, text in _said(event) if text)
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _said(event: Event) -> tuple[tuple[str, str], ...]:
    return ("LOCATION", event.location), ("DESCRIPTION", event.description)


def _when(value: date | datetime) -> str:
    return f":{_instant(value)}" if isinstance(value, datetime) else f";VALUE=DATE:{value:%Y%m%d}"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"

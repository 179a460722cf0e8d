"""What a browser does with a page: gather the fields of a form as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

Fields = dict[str, Any]
Browse = Callable[[str], Client]


class Form(HTMLParser):
    """The fields of the forms whose action ends as asked, with the values that a browser would send."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.fields = action, False, Fields()
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = found.get("action", "").endswith(self.action)
        elif self.inside:
            self._field(tag, found)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self.select = self.area = ""
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] = (self.fields[self.area] + data).lstrip("\n")

    def _field(self, tag: str, found: dict[str, str]) -> None:
        name = found.get("name", "")
        if tag == "select":
            self.select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and "selected" in found:
            self.fields[self.select] = found["value"]
        elif tag == "textarea":
            self.area = name
            self.fields[name] = ""
        elif tag == "input" and name:
            self._input(name, found)

    def _input(self, name: str, found: dict[str, str]) -> None:
        if found.get("type") not in ("checkbox", "radio"):
            self.fields[name] = found.get("value", "")
        elif "checked" in found:
            self.fields.setdefault(name, []).append(found.get("value", "on"))


def fields(response: HttpResponse, action: str = "") -> Fields:
    """The fields of the form that is sent to an address ending with `action` (empty: to the page itself)."""
    form = Form(action)
    form.feed(_without_shell(text(response)))
    return form.fields


def form_on(client: Client, case: int, operation: str) -> Fields:
    """The form of an operation: on the page of its case, or behind the link there, as without scripts. Else empty."""
    page, address = client.get(f"/cases/{case}/"), f"/cases/{case}/{operation}/"
    behind = next((link for link in links(page) if link.startswith(f"{address}?")), "")
    return fields(client.get(behind) if behind else page, address)


def text(response: HttpResponse) -> str:
    """The page as text."""
    return response.content.decode()


def links(response: HttpResponse) -> Iterator[str]:
    """The addresses that a page links to."""
    for part in text(response).split('href="')[1:]:
        yield unescape(part.split('"')[0])


def _without_shell(page: str) -> str:
    return page[page.find('<main class="main"') :]

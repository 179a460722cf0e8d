"""XML as exports write it: one element with its parts, names that XML allows, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

Element = Any
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


class Namespace:
    """Makes elements of one namespace."""

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def root(self, name: str, namespaces: Mapping[Any, str], /, **attributes: str) -> Element:
        """The outermost element."""
        return etree.Element(f"{{{self.uri}}}{name}", attributes, nsmap=dict(namespaces))

    def put(self, parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
        """A new last part of `parent`. A name that Python keeps for itself ends with an underscore."""
        given = {key.rstrip("_"): value for key, value in attributes.items()}
        found = etree.SubElement(parent, f"{{{self.uri}}}{name}", given)
        if text:
            found.text = text
        return found


def xml_name(*parts: str) -> str:
    """A name for an id made of parts that hold anything: DC2024:55#route-0 -> DC2024.55.route-0."""
    return "_".join(_NOT_IN_A_NAME.sub(".", part).strip(".") for part in parts)


def written(root: Element) -> bytes:
    """The file: UTF-8, indented, with the XML declaration."""
    found: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return found

"""Chinese that stands in a template, a form or a view without going through gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from jinja2 import Environment, nodes

CHINESE = re.compile(r"[\u4e00-\u9fff]")
MARKED = re.compile(r"<(\w+)[^>]*\blang=\"zh[^\"]*\"[^>]*>.*?</\1>", re.S)
SAYING = frozenset({"_", "N_", "gettext", "ngettext", "pgettext", "pgettext_lazy", "later", "filled_later"})

# Official papers and what is only for those who write screens: Chinese for everybody.
CHINESE_TEMPLATES = frozenset({
    "layouts/sheet.jinja", "cases/sheet.jinja", "cases/printout.jinja", "meetings/agenda_sheet.jinja",
    "meetings/minutes_sheet.jinja", "signoff/sheet.jinja", "archive/certificate.jinja",
    "registry/slip.jinja", "hall/extract_sheet.jinja", "hall/circular_sheet.jinja",
})  # fmt: skip
CHINESE_FOLDERS = ("gallery/",)
# Words that are compared with, not shown; and the name by which Chinese is chosen.
NOT_SHOWN = frozenset({"正文"})
OWN_NAME = "中文"
STAYS_CHINESE = "# in Chinese"  # a line of a module that ends with this: it goes into a record or a file's name
SPEAKING_MODULES = ("forms.py", "views.py", "forms/*.py", "views/*.py", "*_form.py", "*_views.py")


def plain_chinese(office: Path) -> Iterator[str]:
    """Place and words of every Chinese literal that an English screen would show as it is."""
    for path in sorted(office.glob("*/templates/**/*.jinja")):
        name = path.relative_to(next(p for p in path.parents if p.name == "templates")).as_posix()
        if name not in CHINESE_TEMPLATES and not name.startswith(CHINESE_FOLDERS):
            yield from _in_template(path)
    for pattern in SPEAKING_MODULES:
        for path in sorted(office.glob(f"*/{pattern}")):
            yield from _in_module(path)


def _in_template(path: Path) -> Iterator[str]:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))  # noqa: S701 - read only
    for node, parents in _walk(tree, ()):
        if isinstance(node, nodes.TemplateData):
            words = MARKED.sub("", node.data).replace(OWN_NAME, "")
        elif isinstance(node, nodes.Const) and isinstance(node.value, str):
            words = "" if node.value in NOT_SHOWN or _said(parents) else node.value
        else:
            yield from _unsafe(node, path)
            continue
        if CHINESE.search(words):
            yield f"{path.name}:{node.lineno}: {words.strip()!r} does not go through gettext"


def _walk(node: nodes.Node, parents: tuple[nodes.Node, ...]) -> Iterator[tuple[nodes.Node, tuple[nodes.Node, ...]]]:
    yield node, parents
    for child in node.iter_child_nodes():
        yield from _walk(child, (*parents, node))


def _said(parents: tuple[nodes.Node, ...]) -> bool:
    return any(isinstance(p, nodes.Call) and _name(p) in SAYING for p in parents[-2:])


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _unsafe(node: nodes.Node, path: Path) -> Iterator[str]:
    """What gettext answers in a template is not escaped: only words of the catalogue may be handed to it."""
    if isinstance(node, nodes.Call) and _name(node) in SAYING and not isinstance(node.args[0], nodes.Const):
        yield f"{path.name}:{node.lineno}: gettext is given something that is not a constant; use |translated"


def _in_module(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in SAYING]
    spoken = {id(word) for call in calls for word in ast.walk(call)}
    silent = {id(statement.value) for statement in ast.walk(tree) if isinstance(statement, ast.Expr)}
    for node in ast.walk(tree):
        words = node.value if isinstance(node, ast.Constant) and id(node) not in spoken | silent else ""
        if isinstance(words, str) and CHINESE.search(words) and STAYS_CHINESE not in lines[node.lineno - 1]:
            yield f"{path.parent.name}/{path.name}:{node.lineno}: {words!r} does not go through gettext"


def _called(call: ast.Call) -> str:
    return cast(str, getattr(call.func, "id", getattr(call.func, "attr", "")))

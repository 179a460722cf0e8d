"""The made-up district's rules with a fault planted: a passage replaced, or an article more."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from guiju.rules.instruments import load_instrument
from guiju.rules.planning.rulebook import Rulebook
from rules.rulebooks import YUNLING, vocabulary

ARTICLE = """chapter: {number: 3, title: 另加的规定}
articles:
  7:
    gist: 为检验证明而另加的规定
    treatment: enforced
    norms:
"""


def planted(folder: Path, norms: str = "", replaced: Mapping[str, str] | None = None) -> Rulebook:
    """The made-up rules, with norms (one a line) in an article of their own and passages replaced."""
    folder = planted_folder(folder, norms, replaced)
    return Rulebook(vocabulary(), [load_instrument(folder, vocabulary())])


def planted_folder(folder: Path, norms: str = "", replaced: Mapping[str, str] | None = None) -> Path:
    """Where they are written."""
    copy = Path(shutil.copytree(YUNLING, folder / "yunling"))
    for old, new in (replaced or {}).items():
        path = next(path for path in copy.glob("0*.yaml") if old in path.read_text(encoding="utf-8"))
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    if norms:
        lines = "".join(f"      - {line.strip()}\n" for line in norms.strip().splitlines())
        (copy / "03-planted.yaml").write_text(ARTICLE + lines, encoding="utf-8")
    return copy

"""What a process has read of rulebooks is kept until it ends; a test that adds a folder has it forgotten."""

from __future__ import annotations

import sys


def forget_rulebooks() -> None:
    """Empty everything that the product keeps of what it read."""
    for name, module in list(sys.modules.items()):
        if name.startswith("guiju.office."):
            for kept in list(vars(module).values()):
                clear = getattr(kept, "cache_clear", None)
                if clear:
                    clear()

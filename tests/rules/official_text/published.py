"""Where the official texts and samples lie, and a made-up district whose texts the tests may print in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.rules.official_text import Publication, read_publication, read_text

_SHARED = Path(__file__).parents[3].parent / "shared"

TITLE = "云岭区人民政府关于印发《云岭区人民政府工作规则》的通知"
NOTICE = f"""\
{TITLE}

云政发〔2025〕7号

各街道办事处，区政府各部门：
　　《云岭区人民政府工作规则》已经2025年3月3日第12次区政府常务会议审议通过，现予印发。

　　云岭区人民政府
　　2025年3月10日
（此件公开发布）

云岭区人民政府工作规则

"""
RULES = """\
第一章　总则
第一条　为了让牧场、茶园和渡口都有人管，制定本规则。
第二条　本区各部门适用本规则。
第二章　会议
第三条　茶园会议讨论下列事项：
（一）春茶开采；
（二）渡口修缮。
　　茶园会议每月召开一次。
第四条　本规则自印发之日起施行。
"""


def official(start: str) -> Publication:
    """The official text whose file name starts so, read."""
    return read_publication(official_words(start))


def official_words(start: str) -> str:
    """The official text whose file name starts so; skips the test where the texts are not beside the checkout."""
    found = sorted((_SHARED / "seeds").glob(f"{start}*.txt"))
    if not found:
        pytest.skip("the official texts are not beside the checkout (../shared/seeds)")
    return read_text(found[0].read_bytes())


def samples() -> Path:
    """The folder of other real documents; skips the test where it is not beside the checkout."""
    folder = _SHARED / "samples"
    if not (folder / "README.md").is_file():
        pytest.skip("the sample documents are not beside the checkout (../shared/samples)")
    return folder

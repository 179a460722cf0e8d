"""What a web page or print adds round a text: buttons, breadcrumbs, links, prompts, the end block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guiju.rules.official_text.lines import Line, ends_sentence

_WHOLE_LINE = re.compile(
    r"打印|关闭|收藏|分享(到.*)?|返回(顶部|首页)?|字体|字号|[大中小\s]+|首页|相关(解读|政策|链接|文件|附件|阅读|报道)|"
    r"政策解读|上一篇|下一篇|附件(\s*\d+)?|目\s*录|责任编辑|[(（]?本文有删减[)）]?|无障碍|繁體|返回列表"
)
_START = re.compile(
    r"扫一扫|当前位置|您(现在)?的位置|您访问的链接|打印本页|【?打印|【?关闭|【?字体|【?字号|【?大\s*中\s*小|来源[：:]|浏览次数|"
    r"点击数|访问量|发布时间[：:]|信息来源|文章来源|作者[：:]|相关(解读|政策|链接|文件|附件|阅读|报道)|上一篇|下一篇|分享到|"
    r"版权所有|主办[：:单]|承办[：:单]|网站(地图|标识码)|ICP备|京公网安备|抄送[：:]|主题词[：:]|责任编辑|-->|'|附件\s*\d*\s*[：:]"
)
_PRINTED_BY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日\s*印发$")

_CUT = re.compile(r"[(（【\[]\s*(本文|此件|本件|文件|全文|内容)?有(所)?删[减节]\s*[)）】\]]")


def without_cut_remarks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the publisher's remark that something is left out, wherever it stands on a line of its own."""
    return tuple(line for line in lines if not _CUT.fullmatch(line.text))


def is_furniture(text: str) -> bool:
    """Whether a line is plainly not of the text itself."""
    return bool(_WHOLE_LINE.fullmatch(text) or _START.match(text) or _PRINTED_BY.search(text))


def ends_the_rules(text: str) -> bool:
    """Whether a line behind the last article is no longer of it: furniture, signature, day, next title."""
    return is_furniture(text) or not ends_sentence(text)

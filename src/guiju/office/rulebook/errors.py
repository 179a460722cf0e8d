"""Why a rulebook, or a part of one, cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guiju.rules.official_text import OfficialTextError


class RulebookError(LookupError):
    """Base: something was named that is not there. `message` is the whole Chinese sentence for the screen."""

    status = 404

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class UnknownDistrict(RulebookError):
    """No district of that code is set up in this installation."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(f"没有代号为「{code}」的区;本系统已设置的区: {'、'.join(known)}")


class UnknownInstrument(RulebookError):
    """The district has no instrument of that code."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(f"本区没有代号为「{code}」的规则文本;已录入的有: {'、'.join(known)}")


class UnknownArticle(RulebookError):
    """The instrument has no article of that number."""

    def __init__(self, title: str, number: int, last: int) -> None:
        super().__init__(f"{title}没有第{number}条;全文共{last}条,请核对条号")


class NothingToCompare(RulebookError):
    """Neither a code of a rule text nor a folder with one."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"没有代号为「{name}」的规则文本,也没有这个文件夹;可以比较的代号有: {'、'.join(known)}")


class UnreadableInstrument(RulebookError):
    """A folder whose rule text has mistakes."""

    def __init__(self, folder: str, mistakes: object) -> None:
        super().__init__(f"文件夹「{folder}」里的规则文本有错,改正后再比较:\n{mistakes}")


class UnreadableRuleFile(RulebookError):
    """A file handed in as a published rule text cannot be read as one."""

    status = 422

    def __init__(self, name: str, found: OfficialTextError) -> None:
        super().__init__(f"「{name}」不能作为规则文本读入:{found}")


class OtherRuleText(RulebookError):
    """A text to import matches the fingerprints of the rulebook in fewer articles than it differs in."""

    status = 409

    def __init__(self, file: str, title: str, comparison: str) -> None:
        super().__init__(
            f"「{file}」看来不是{title}的同一个文本,没有导入。{comparison}"
            "请核对文件和 --district、--instrument;确要导入,请加 --force。"
        )


class SpoiltImport(RulebookError):
    """The kept words of a rule text cannot be read."""

    status = 500

    def __init__(self, title: str, path: Path) -> None:
        super().__init__(f"{title}导入的原文「{path.name}」已损坏,读不出来。请用 guiju law read 重新导入。")

"""Why a rulebook, or a part of one, cannot be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from guiju.rules.instruments import InstrumentError, InstrumentErrors
from guiju.rules.official_text import OfficialTextError

MOST_TOLD = 5


class RulebookError(LookupError):
    """Base: something was named that is not there. `message` is the whole Chinese sentence for the screen."""

    status = 404

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class UnknownDistrict(RulebookError):
    """No district of that code is set up in this installation."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(f"没有代号为「{code}」的区；本系统已设置的区：{'、'.join(known)}")


class UnknownInstrument(RulebookError):
    """The district has no instrument of that code."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(f"本区没有代号为「{code}」的规则文本；已录入的有：{'、'.join(known)}")


class UnknownArticle(RulebookError):
    """The instrument has no article of that number."""

    def __init__(self, title: str, number: int, known: Collection[int], *, partial: bool = False) -> None:
        if partial:
            listed = "、".join(map(str, sorted(known)))
            super().__init__(f"{title}的第{number}条没有录入；只录入了与本系统有关的第{listed}条")
        else:
            super().__init__(f"{title}没有第{number}条；全文共{max(known, default=0)}条，请核对条号")


class BrokenRules(InstrumentErrors, RulebookError):
    """A district's rule texts have mistakes: nothing of that district can be answered, the others are not touched."""

    status = 503

    def __init__(self, district: str, errors: Sequence[InstrumentError]) -> None:
        InstrumentErrors.__init__(self, errors)
        told = "\n".join(map(str, self.errors[:MOST_TOLD]))
        more = f"\n……共{len(self.errors)}处" if len(self.errors) > MOST_TOLD else ""
        self.message = f"{district}的规则文本有错，改正并重启后才能办理（guiju law check 列出全部）：\n{told}{more}"


class NothingToCompare(RulebookError):
    """Neither a code of a rule text nor a folder with one."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"没有代号为「{name}」的规则文本，也没有这个文件夹；可以比较的代号有：{'、'.join(known)}")


class UnreadableInstrument(RulebookError):
    """A folder or an exported file whose rule text has mistakes."""

    def __init__(self, place: str, mistakes: object) -> None:
        super().__init__(f"「{place}」里的规则文本有错，改正后再比较：\n{mistakes}")


class NothingToExport(RulebookError):
    """Neither a code of a rule text nor of a district."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"没有代号为「{name}」的规则文本或者区；可以导出的代号有：{'、'.join(known)}")


class UnknownExport(RulebookError):
    """No file of that name is offered."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有叫「{name}」的下载文件；可以下载的文件列在规则的「下载」页上")


class UnwritableFolder(RulebookError):
    """The folder to export to cannot be made or written."""

    status = 422

    def __init__(self, folder: str) -> None:
        super().__init__(f"不能写到「{folder}」：它是一个文件，或者没有写入的权限；请换一个可以写入的文件夹")


class UnreadableRuleFile(RulebookError):
    """A file handed in as a published rule text cannot be read as one."""

    status = 422

    def __init__(self, name: str, found: OfficialTextError) -> None:
        super().__init__(f"「{name}」不能作为规则文本读入：{found}")


class OtherRuleText(RulebookError):
    """A text to import matches the fingerprints of the rulebook in fewer articles than it differs in."""

    status = 409

    def __init__(self, file: str, title: str, comparison: str) -> None:
        super().__init__(
            f"「{file}」看来不是{title}的同一个文本，没有导入。{comparison}"
            "请核对文件和 --district、--instrument；确要导入，请加 --force。"
        )


class NotTheDistrictsText(RulebookError):
    """Official words for a text of the law above, which binds other districts too: nobody replaces them for those."""

    status = 409

    def __init__(self, title: str, own: Iterable[str]) -> None:
        super().__init__(
            f"{title}是上位规定，对别的区同样有约束力，不由一个区导入原文，没有导入。"
            f"--instrument 请写本区自己的规则文本：{'、'.join(own)}。"
        )


class SpoiltImport(RulebookError):
    """The kept words of a rule text cannot be read."""

    status = 500

    def __init__(self, title: str, path: Path) -> None:
        super().__init__(f"{title}导入的原文「{path.name}」已损坏，读不出来。请用 guiju law read 重新导入。")

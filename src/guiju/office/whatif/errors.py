"""Why a sandbox cannot be made, edited or tried. Every message says what happened and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guiju.office.rulebook.errors import RulebookError


class WhatIfError(RulebookError):
    """Base of all refusals of this app."""

    status = 409


class NoSuchSandbox(WhatIfError):
    """There is no such sandbox in the district."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("没有这份试改，可能已经删除。请从「试改」的列表重新打开。"))


class NotARuleKeeper(WhatIfError):
    """Somebody who does not keep the district's rules."""

    status = 403

    def __init__(self, district: str, changing: bool) -> None:
        making = _("「试改」由%(district)s区政府办公室和区司法局建立、修改和试算。如工作需要，请与区政府办公室联系。")
        reading = _("「试改」由%(district)s区政府领导、区政府办公室和区司法局查看。如工作需要，请与区政府办公室联系。")
        super().__init__((making if changing else reading) % {"district": district})


class BadSandboxName(WhatIfError):
    """A name that is empty, too long or taken."""

    status = 422


class TooManySandboxes(WhatIfError):
    """Somebody has as many as one person may have."""

    def __init__(self, most: int) -> None:
        said = _("您已有%(num)s份试改，每人最多%(num)s份，没有新建。请先在上面的列表中打开不再用的，把它删除。")
        super().__init__(said % {"num": most})


class SandboxBusy(WhatIfError):
    """A trial is under way."""


class EditRefused(WhatIfError):
    """Text that cannot become part of the copy; `problems` say where and why. Nothing was saved."""

    status = 422

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(_("没有保存。") + "；".join(self.problems))


class EditOvertaken(WhatIfError):
    """Somebody else has changed the article since it was opened."""

    def __init__(self) -> None:
        super().__init__(_("没有保存：打开以后，这一条已被别人改过。请把您的改动并到下面现在的文字里，再保存一次。"))


class UnusableCopy(WhatIfError):
    """A folder that is not a changed copy of one of the installed rule texts."""

    status = 422


class NoSuchEngine(WhatIfError):
    """The analysis engine that is configured is not there."""

    status = 500

    def __init__(self, name: str, known: Iterable[str], why: str = "") -> None:
        reason = why or f"没有叫「{name}」的分析引擎"
        super().__init__(f"{reason}；GUIJU_ANALYSIS 可以写：{'、'.join(known)}。")

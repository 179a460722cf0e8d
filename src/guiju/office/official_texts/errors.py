"""Why an official text is not taken in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.rulebook.errors import RulebookError
from guiju.rules.instruments import Instrument


class NotARuleKeeper(RulebookError):
    """Somebody outside the organs that keep the district's rules."""

    status = 403

    def __init__(self, district: str, keepers: str) -> None:
        words = {"district": district, "keepers": keepers}
        super().__init__(_("%(district)s的官方原文由%(keepers)s导入。请把文件交给这些单位的人员办理。") % words)


class OtherDistrictsText(RulebookError):
    """The words are those of another rule text of this installation."""

    status = 409

    def __init__(self, file: str, wanted: Instrument, is_text: Instrument, same: int) -> None:
        words = {"file": file, "same": same, "text": is_text.head.title, "wanted": wanted.head.title}
        super().__init__(
            _(
                "「%(file)s」是%(text)s（有%(same)s条与它的指纹相同），不是%(wanted)s，没有导入。"
                "请核对文件，或者由那个区的人员在它的规则页上导入。"
            )
            % words
        )


class NothingWaiting(RulebookError):
    """There is no text to confirm, or another one was uploaded since it was shown."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("这次预览已经失效（已导入、已取消，或者又上传了别的文件），没有导入。请重新上传文件。"))

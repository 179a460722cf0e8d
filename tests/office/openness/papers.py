"""Made-up documents to publish, in the two districts that are set up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from guiju.office.openness.actions import publish
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.publishing import Publishing

NOW = datetime(2024, 6, 3, 2, 0, tzinfo=UTC)
ON = date(2024, 6, 3)
RULES = """临时摊点管理办法
（2024年5月20日第6次区政府常务会议通过）
第一章　总  则
第一条　为方便居民，制定本办法。
第二章　设  置
第二条　设置摊点应当：
（一）方便通行；
（二）保持整洁。
第三章　附则
第三条　本办法自2024年7月1日起施行。"""


def paper(**changes: Any) -> Publishing:
    """A publishable notice; `changes` replace its values."""
    values: dict[str, Any] = {
        "title": "云岭区人民政府关于印发临时摊点管理办法的通知",
        "issuer": "云岭区人民政府",
        "disclosure": "proactive",
        "published_on": date(2024, 6, 1),
        "made_on": date(2024, 5, 30),
        "body": "现将《临时摊点管理办法》印发给你们，请照此办理。",
    }
    return Publishing(**{**values, **changes})


def published(district: str = "dongcheng", **changes: Any) -> PublicDocument:
    """The notice, published."""
    return publish(district, paper(**changes), now=NOW)

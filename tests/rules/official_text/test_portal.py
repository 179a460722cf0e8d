from __future__ import annotations

from datetime import date

import pytest

from guiju.rules.official_text import PortalFields, read_publication
from rules.official_text.published import NOTICE, RULES, TITLE

FIELDS = PortalFields(
    index_no="99Z000/ZK-2025-000007",
    subject="渡口",
    issuer="云岭区人民政府",
    made_on=date(2025, 3, 10),
    doc_no="云政发〔2025〕7号",
    published_on=date(2025, 3, 12),
    validity="有效",
)
NUMBERED = """\
1. [索引号]99Z000/ZK-2025-000007
2. [主题分类] 渡口
3. [发文机构] 云岭区人民政府
4. [联合发文单位]
5. [实施日期]
6. [成文日期] 2025-03-10
7. [发文字号] 云政发[2025] 7号
8. [废止日期]
9. [发布日期] 2025-03-12
10. [有效性] 有效
"""
ON_ONE_LINE = (
    "索 引 号：99Z000/ZK-2025-000007  主题分类：渡口  发文机关：云岭区人民政府  生成日期：2025年3月10日\n"
    "发文字号：云政发〔2025〕7号  失效日期：  发布日期：2025-03-12 10:00  有效性：有效\n"
)
ON_TWO_LINES = """\
索　引　号：
99Z000/ZK-2025-000007
主题分类：
渡口
发文单位：
云岭区人民政府
成文日期：
2025年03月10日
文号：
云政发〔2025〕7号
发布日期：
2025年3月12日
信息有效性：
有效
主 题 词：
"""


@pytest.mark.parametrize("printed", [NUMBERED, ON_ONE_LINE, ON_TWO_LINES])
def test_the_fields_are_read_in_every_layout_and_stay_out_of_the_notice(printed: str) -> None:
    found = read_publication(f"{printed}\n{NOTICE}{RULES}")
    assert found.portal == FIELDS
    assert found.title == TITLE


def test_without_portal_fields_all_ten_are_empty() -> None:
    assert read_publication(NOTICE + RULES).portal == PortalFields()


def test_the_portal_gives_the_number_where_the_paper_does_not() -> None:
    notice = NOTICE.replace("云政发〔2025〕7号\n\n", "")
    assert read_publication(f"{NUMBERED}\n{notice}{RULES}").doc_no == "云政发〔2025〕7号"

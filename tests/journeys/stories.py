"""The main story of each district as data: who does what in which step, and the words that must stand on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeys.days import TODAY

TITLE = "关于印发区老旧小区改造管理办法的通知"
AGREED = {"常用语": "同意。"}
SIGNED = {"常用语": "同意印发。"}


def recorded(evidence: str) -> Mapping[str, str]:
    """The answers about something done outside the system."""
    return {"办理日期": TODAY, "凭据": evidence}


@dataclass(frozen=True)
class Turn:
    """One person's turn in a case. `step`: words of the step that must be shown to them."""

    who: str
    step: str
    operation: str = "同意"
    answers: Mapping[str, str] = field(default_factory=lambda: AGREED)


@dataclass(frozen=True)
class Story:
    """`wrong`: answers with which handing in is refused, with (what is wrong, the article, the cure); `mended`: the
    answers that cure it. `ordinary` and `major` are those who sign, before and after the matter is judged major;
    `too_soon`: why the topic may not come before a sitting on the day of its papers ("" where it may)."""

    district: str
    prefix: str
    answers: Mapping[str, str]
    wrong: Mapping[str, str]
    refused: Sequence[str]
    mended: Mapping[str, str]
    materials: Sequence[str]
    ordinary: Sequence[str]
    major: Sequence[str]
    signing_article: str
    before_meeting: Sequence[Turn]
    topic_materials: Sequence[str]
    topic: Sequence[Turn]
    too_soon: str
    chairs: str
    present: Sequence[str]
    quorum: str
    minutes_article: str
    signing: Sequence[Turn]
    afterwards: Sequence[Turn]
    number: str
    government: str


DESK, LEGAL = "housing-desk", "housing-legal"
JUSTICE, OFFICE, DIRECTOR = "justice-chief", "office-desk", "office-chief"
ISSUED = Turn(OFFICE, "编号印发", "记录办理情况", recorded("印发登记"))
PUBLISHED = Turn(OFFICE, "向社会公开", "记录办理情况", recorded("门户网站"))

DONGCHENG = Story(
    district="dongcheng",
    prefix="dc",
    answers={"内容范围": "全区某一方面重要工作部署、规定或通知"},
    wrong={"公开属性": "主动公开"},
    refused=("填报涉及其他单位，但没有列明是哪些单位", "东城规则第五十二条", "列明涉及的部门、街道"),
    mended={"涉及的部门、单位": "区城市管理委"},
    materials=("政策解读文件", "征求意见情况"),
    ordinary=("区政府办公室 审查", "区政府办公室主任 核转", "分管副区长 签发"),
    major=("区政府办公室 审查", "区政府办公室主任 核转", "分管副区长 审核", "常务副区长 签发", "区长 签发"),
    signing_article="东城规则第五十五条",
    before_meeting=(
        Turn("urban-management-chief", "相关单位提出意见", "提出意见", {"意见": "没有不同意见。"}),
        Turn(DESK, "作评估论证", "记录办理情况", recorded("评估论证报告")),
        Turn(LEGAL, "本部门法制机构审查"),
        Turn(JUSTICE, "区司法局审查", answers={"意见": "内容合法。"}),
        Turn(OFFICE, "区政府办公室对报来公文初核"),
    ),
    topic_materials=(),
    topic=(Turn("deputy-city", "协调"), Turn("exec", "常务副区长审定"), Turn("head", "区长审定")),
    too_soon="",
    chairs="区长",
    present=("赵示一", "钱示二", "李示四"),
    quorum="组成人员5人，到会3人，至少须到3人",
    minutes_article="东城规则第五十条",
    signing=(
        Turn(OFFICE, "区政府办公室审查"),
        Turn(DIRECTOR, "区政府办公室主任核转"),
        Turn("deputy-city", "分管副区长审核"),
        Turn("exec", "常务副区长签发", "签发", SIGNED),
        Turn("head", "区长签发", "签发", SIGNED),
    ),
    afterwards=(
        ISSUED,
        Turn(OFFICE, "作保密审查和公开属性审查"),
        PUBLISHED,
        Turn(OFFICE, "报市政府备案", "记录办理情况", recorded("备案报告")),
        Turn(OFFICE, "报区人大常委会备案", "记录办理情况", recorded("备案报告")),
    ),
    number="东政发",
    government="北京市东城区人民政府",
)

CHAOYANG = Story(
    district="chaoyang",
    prefix="cy",
    answers={"内容范围": "全区全局性重大决策部署或重要决定、意见", "涉及的部门、单位": "商务中心区管委会"},
    wrong={"公开属性": "不予公开"},
    refused=("公开属性为不予公开，却没有说明法定理由", "朝阳规则第二十一条", "选定法定的不公开理由，或改变公开属性"),
    mended={"公开属性": "主动公开"},
    materials=(),
    ordinary=("区政府办公室主任 审核", "区长或分管副区长 签发"),
    major=("区政府办公室主任 审核", "常务副区长 签发", "区长 签发"),
    signing_article="朝阳规则第五十条",
    before_meeting=(
        Turn(DESK, "公开征求意见", "记录办理情况", recorded("公开征求意见的网页")),
        Turn(DESK, "征求意见", "记录办理情况", recorded("各单位回函")),
        Turn(DESK, "评估论证", "记录办理情况", recorded("评估论证报告")),
        Turn(LEGAL, "本部门法制机构审查"),
        Turn(JUSTICE, "区司法局审查", answers={"意见": "内容合法。"}),
        Turn(OFFICE, "区政府办公室统一受理", "记录办理情况", recorded("收文登记")),
    ),
    topic_materials=("书面请示", "书面汇报材料"),
    topic=(
        Turn(DESK, "书面征求有关单位意见", "记录办理情况", recorded("会前征求意见的函")),
        Turn("cbd-chief", "提出意见", "提出意见", {"意见": "没有不同意见。"}),
        Turn(OFFICE, "区政府办公室统一受理", "记录办理情况", recorded("收文登记")),
        Turn("deputy-city", "分管副区长审核"),
        Turn("head", "区长审批议题"),
        Turn(DIRECTOR, "办公室主任统筹安排上会", "记录办理情况", recorded("会议安排")),
    ),
    too_soon="书面材料没有在会前3个工作日报到区政府办公室",
    chairs="区长",
    present=("范例一", "彭例二", "鲁例四"),
    quorum="条文没有规定人数",
    minutes_article="朝阳规则第四十五条",
    signing=(
        Turn(DIRECTOR, "区政府办公室主任审核"),
        Turn("exec", "常务副区长签发", "签发", SIGNED),
        Turn("head", "区长签发", "签发", SIGNED),
    ),
    afterwards=(
        ISSUED,
        Turn(OFFICE, "公开前审查"),
        PUBLISHED,
        Turn(JUSTICE, "向上报送备案", "记录办理情况", recorded("备案报告")),
        Turn(OFFICE, "向上报送备案", "记录办理情况", recorded("备案报告")),
        Turn(OFFICE, "市司法局接受备案", "记录办理情况", recorded("备案回执")),
        Turn(OFFICE, "区人大及其常委会接受备案", "记录办理情况", recorded("备案回执")),
    ),
    number="朝政发",
    government="北京市朝阳区人民政府",
)

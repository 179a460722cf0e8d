"""A fictional district for the gallery: every look once, with people and matters that do not exist."""

from datetime import UTC, date, datetime
from typing import Any

Sample = dict[str, Any]

TODAY = date(2024, 3, 25)


def instant(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


def citation(zh: str, gist: str, short: str = "YL2024:12") -> Sample:
    return {"zh": zh, "short": short, "gist": gist, "url": "#article"}


CITE_MONEY = citation("第二十一条", "追加经费达到一定数额的，先由分管负责人审，再上会。", "YL2024:21")
CITE_LEGAL = citation("第三十条第（二）项", "规范性文件上会前要有合法性审查意见。", "YL2024:30.2")
CITE_DAYS = citation("第三十三条", "审查机构按规定天数答复。", "YL2024:33")

NAV: list[Sample] = [
    {"label": "待办", "url": "/_gallery/inbox/", "count": 12, "icon": "todo"},
    {"label": "待阅", "url": "#read", "count": 5, "icon": "read"},
    {"label": "已办", "url": "#done", "icon": "done"},
    {"label": "新建事项", "url": "/_gallery/form/", "icon": "new"},
    {"label": "我发起的", "url": "/_gallery/case/", "count": 3, "icon": "mine"},
    {"label": "文件", "url": "#papers", "icon": "file"},
    {"label": "会议", "url": "#meetings", "count": 1, "icon": "meeting"},
    {"label": "规则", "url": "/_gallery/article/", "icon": "rule"},
    {"label": "公开目录", "url": "/_gallery/public-list/", "icon": "public"},
]


def nav_for(page: str) -> list[Sample]:
    return [{**item, "active": item["url"].endswith(f"/{page}/")} for item in NAV]


DEADLINE_SOON = {
    "due": date(2024, 3, 27),
    "provisional": False,
    "arithmetic": ["2024年3月20日收到，次日起算。", "5 个工作日，跳过 3月23日、24日（周末）。"],
}
DEADLINE_LATE = {"due": date(2024, 3, 22), "provisional": False, "arithmetic": "从收到之日起 3 个自然日。"}
DEADLINE_FAR = {"due": date(2025, 1, 8), "provisional": True, "arithmetic": "从年度结束起 5 个工作日。"}

MATTERS = [
    {
        "title": "关于追加老旧小区管线改造经费的请示",
        "kind": "追加经费",
        "organ": "云岭区住房建设局",
        "stage": "分管副区长审核",
        "state": "waiting",
        "limit": DEADLINE_SOON,
    },
    {
        "title": "云岭区临时摊点管理办法（送审稿）",
        "kind": "规范性文件",
        "organ": "云岭区城市管理局",
        "stage": "合法性审查",
        "state": "overdue",
        "limit": DEADLINE_LATE,
    },
    {
        "title": "关于报送年度依法行政情况的函",
        "kind": "年度报告",
        "organ": "云岭区司法局",
        "stage": "办公室核稿",
        "state": "returned",
        "limit": DEADLINE_FAR,
    },
    {
        "title": "石桥街道办事处主任请假离区",
        "kind": "请假",
        "organ": "石桥街道办事处",
        "stage": "区长批准",
        "state": "running",
        "limit": None,
    },
]

FINDINGS = [
    {
        "ok": False,
        "strength": "must",
        "message": "还没有区司法局的合法性审查意见，不能提交会议讨论。",
        "cure": "把送审稿、起草说明和依据一并送区司法局审查。",
        "who": "区司法局",
        "citations": [CITE_LEGAL, CITE_DAYS],
    },
    {
        "ok": False,
        "strength": "in_principle",
        "message": "原则上提前三天送材料，现在只剩一天。",
        "cure": "写明理由后可以继续，理由会留痕。",
        "citations": [CITE_DAYS],
    },
    {
        "ok": None,
        "strength": "must",
        "message": "是否涉及两个以上部门的职责，还没有填写。",
        "who": ["起草单位"],
        "citations": [CITE_MONEY],
    },
    {"ok": True, "strength": "must", "message": "已附起草说明。", "citations": [CITE_LEGAL]},
    {"ok": True, "strength": "must", "message": "资金来源已由区财政局核实。", "citations": [CITE_MONEY]},
]


def person(name: str, day: date | None = None, note: str = "") -> Sample:
    return {"name": name, "day": day, "note": note}


ROUTE = [
    {
        "stage": "起草",
        "who": "区住房建设局",
        "verb": "起草",
        "state": "done",
        "people": [person("白小舟", date(2024, 3, 11))],
    },
    {
        "stage": "征求意见",
        "who": "区财政局",
        "verb": "提出意见",
        "state": "done",
        "people": [person("秦一诺", date(2024, 3, 14), "资金可在预备费中安排。")],
        "citations": [CITE_MONEY],
        "because": ["申请追加 800 万元，不少于 500 万元"],
    },
    {
        "stage": "征求意见",
        "together": True,
        "who": "区城市管理局",
        "verb": "提出意见",
        "state": "done",
        "people": [person("鲁平川", date(2024, 3, 15), "无不同意见。")],
    },
    {
        "stage": "征求意见",
        "together": True,
        "who": "石桥街道办事处",
        "verb": "提出意见",
        "state": "skipped",
        "note": "改造范围不在本辖区，由起草单位确认。",
    },
    {
        "stage": "审核",
        "who": "分管副区长",
        "verb": "审核",
        "state": "active",
        "people": [person("江望山", None)],
        "limit": DEADLINE_SOON,
        "citations": [CITE_MONEY, CITE_DAYS],
        "because": ["住房建设由江望山分管", "江望山今天在岗，不需要代理"],
    },
    {
        "stage": "审核",
        "together": True,
        "who": "市级主管部门",
        "verb": "出具意见",
        "state": "external",
        "note": "3月18日发函，复函由区政府办公室登记。",
    },
    {
        "stage": "会议",
        "who": "区政府常务会议",
        "verb": "讨论决定",
        "state": "waiting",
        "citations": [CITE_MONEY],
        "because": ["申请追加 800 万元，超过分管负责人可以批准的数额"],
    },
    {
        "stage": "上报",
        "who": "上级人民政府",
        "verb": "批复",
        "state": "waiting",
        "note": "收到批复后由区政府办公室登记文号并上传扫描件。",
    },
    {"stage": "印发", "who": "区政府办公室", "verb": "印发", "state": "waiting"},
]

EVENTS = [
    {
        "at": instant(3, 20, 1, 30),
        "who": "区政府办公室 何清",
        "what": "转分管副区长审核",
        "citations": [CITE_MONEY],
    },
    {
        "at": instant(3, 19, 6, 5),
        "who": "章闻远",
        "on_behalf": "何清",
        "what": "登记收文",
        "tone": "quiet",
    },
    {
        "at": instant(3, 15, 8, 41),
        "who": "区城市管理局 鲁平川",
        "what": "回复意见",
        "words": "无不同意见。",
        "tone": "good",
    },
    {
        "at": instant(3, 12, 2, 0),
        "who": "区政府办公室 何清",
        "what": "退回起草单位",
        "words": "缺少资金测算表，请补齐后重报。",
        "tone": "bad",
    },
]

DOCUMENTS = [
    {
        "title": "云岭区人民政府关于印发临时摊点管理办法的通知",
        "url": "/_gallery/public-document/",
        "number": "云政发〔2024〕6号",
        "issuer": "云岭区人民政府",
        "issued_on": date(2024, 3, 1),
        "valid": True,
        "summary": "规定临时摊点的设置区域、时段和登记办法。",
    },
    {
        "title": "云岭区人民政府办公室关于公布年度重大行政决策事项目录的通知",
        "url": "#two",
        "number": "云政办发〔2024〕2号",
        "issuer": "云岭区人民政府办公室",
        "issued_on": date(2024, 1, 18),
        "valid": True,
    },
    {
        "title": "云岭区户外招牌设置暂行规定",
        "url": "#three",
        "number": "云政发〔2015〕31号",
        "issuer": "云岭区人民政府",
        "issued_on": date(2015, 9, 7),
        "valid": False,
    },
]

ACCOUNTS = [
    {
        "username": "heqing",
        "password": "yunling-2024",
        "name": "何清",
        "post": "政府办公室主任",
        "district": "云岭区",
        "first": True,
    },
    {
        "username": "jiangwangshan",
        "password": "yunling-2024",
        "name": "江望山",
        "post": "副区长",
        "district": "云岭区",
        "first": True,
    },
    {
        "username": "baixiaozhou",
        "password": "yunling-2024",
        "name": "白小舟",
        "post": "住房建设局科长",
        "district": "云岭区",
        "first": False,
    },
]

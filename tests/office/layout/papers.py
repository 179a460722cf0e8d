"""Fictional papers of 云岭区 for the layout tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guiju.office.documents.layout import (
    Annex,
    Attendance,
    Block,
    MinutesPaper,
    OfficialPaper,
    PaperFormat,
    blocks_of,
)

FULL_LINE = Block("山水田林路桥渠" * 80)
"""560 characters without any mark: every line but the first and last is full."""

TEXT = """现就有关事项通知如下。
一、总体要求
坚持先协商、后决定，把意见听在前面。
（一）明确责任。主办部门应当在10个工作日内提出方案。
1.涉及两个部门的，由主办部门商定。
（1）协商情况一并说明。"""


def notice(**changes: object) -> OfficialPaper:
    paper = OfficialPaper(
        issuer_mark="云岭区人民政府文件",
        doc_no="云政发[2026]05号",
        title="云岭区人民政府关于进一步规范重大行政决策程序的通知",
        addressees=("各街道办事处", "各部门"),
        body=(*blocks_of(TEXT), FULL_LINE, FULL_LINE),
        attachments=("决策事项目录。", "申报表"),
        signatures=("云岭区人民政府",),
        made_on=date(2026, 3, 5),
        note="此件公开发布",
        annexes=(Annex("决策事项目录", (Block("一页内容。"),)),),
        copied_to=("区委办公室", "区人大常委会办公室"),
        printed_by="云岭区人民政府办公室",
        printed_on=date(2026, 3, 9),
    )
    return replace(paper, **changes)  # type: ignore[arg-type] # wrong or loose on purpose


def request() -> OfficialPaper:
    return notice(
        issuer_mark="云岭区人民政府",
        signers=("张云峰", "李岭", "王小明"),
        copy_no="000012",
        urgency="特急",
        seal=False,
        annexes=(),
    )


def minutes() -> MinutesPaper:
    return MinutesPaper(
        issuer_mark="云岭区人民政府常务会议纪要",
        doc_no="第12期",
        issuer="云岭区人民政府办公室",
        made_on=date(2026, 3, 5),
        body=blocks_of(TEXT),
        attendance=(Attendance("出席", ("张云峰", "李岭")), Attendance("请假", ("郑合",)), Attendance("列席", ())),
        printed_by="云岭区人民政府办公室",
        printed_on=date(2026, 3, 9),
    )


def letter(**changes: object) -> OfficialPaper:
    plain = {"format": PaperFormat.LETTER, "issuer_mark": "云岭区人民政府", "doc_no": "云政函〔2026〕12号"}
    return notice(**{**plain, "annexes": (), "attachments": (), **changes})


def order() -> OfficialPaper:
    text = blocks_of("《云岭区办法》已经审议通过，现予公布，自2026年4月1日起施行。")
    return notice(
        format=PaperFormat.ORDER,
        issuer_mark="云岭区人民政府令",
        doc_no="第12号",
        addressees=(),
        body=text,
        attachments=(),
        annexes=(),
        signatures=("张云峰",),
        signed_as="区长",
        note="",
    )


def joint(count: int, **changes: object) -> OfficialPaper:
    organs = ("云岭区财政局", "云岭区水务局", "云岭区教育委员会", "云岭区司法局", "云岭区审计局")[:count]
    own = {
        "issuer_mark": f"{organs[0]}文件",
        "joint_issuers": organs[1:],
        "signatures": organs,
        "body": blocks_of(TEXT),
    }
    return notice(**{**own, "attachments": (), "annexes": (), **changes})

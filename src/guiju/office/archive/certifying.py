"""The certificate on paper and as signed data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from guiju.office.archive.certificate import Certificate, Doing, Required
from guiju.office.cases.actors import CHINA
from guiju.office.cases.codec import canonical
from guiju.office.documents.layout import CasePaper, PaperNotPrinted, part_of, write_case_pdf
from guiju.office.documents.printing import NotPrinted
from guiju.office.seals import keys, sm

ALGORITHM = "SM2 with SM3"
KINDS = {
    "step": "办理环节",
    "material": "要件和材料",
    "check": "规则检查",
    "limit": "时限",
    "duty": "由此产生的职责",
}


def signed_json(said: dict[str, Any], now: datetime) -> bytes:
    """Data with its SM3 and SM2 signature over its canonical JSON text, and the public key that verifies it."""
    text = canonical(said)
    key = keys.current(now)
    signature = {
        "algorithm": ALGORITHM,
        "sm3": sm.sm3(text.encode()),
        "key": key.name,
        "public": key.public,
        "value": keys.signed(key, text.encode()),
    }
    return json.dumps({"said": said, "signature": signature}, ensure_ascii=False, indent=1).encode()


def parts(made: Certificate) -> Iterator[tuple[str, list[Required]]]:
    """What was required, kind by kind, under its heading."""
    for kind, heading in KINDS.items():
        if rows := [one for one in made.required if one.kind == kind]:
            yield heading, rows


def pdf_of(made: Certificate, now: datetime) -> bytes:
    """The certificate as PDF. Raises NotPrinted."""
    head = made.head
    columns = ("依据", "要求", "办理情况和凭据", "结论")
    whole = [part_of("基本情况", (), _about(made))]
    whole += [part_of(heading, columns, [_row(one) for one in rows]) for heading, rows in parts(made)]
    if made.judgements:
        rows = [(j["fact"], f"{j['value']}。{j['reason']}", f"{j['by']} {j['at']}") for j in made.judgements]
        whole.append(part_of("由人判断的情况", ("情况", "判断和理由", "谁、何时"), rows))
    digest = sm.sm3(canonical(made.as_json()).encode())
    foot = f"程序证明，{head['made_at']}据办理记录第1至{head['log']['entries']}条生成。SM3 {digest[:32]}"
    paper = CasePaper(
        head["government"], f"程序证明：{head['title']}", tuple(whole), foot, now.astimezone(CHINA).date()
    )
    try:
        return write_case_pdf(paper)
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def _about(made: Certificate) -> list[tuple[str, str]]:
    head = made.head
    return [
        ("事项", f"{head['act']} {head['case']}号"),
        ("标题", head["title"]),
        ("起草单位", head["drafting_organ"]),
        ("起办", head["opened_at"]),
        ("状态", head["state"]),
        ("适用规则", f"{head['law_on']} 施行中的规则（{head['rulebook_version']}）"),
        ("办理记录", f"共{head['log']['entries']}条，末条校验值 {head['log']['hash']}"),
        ("小结", told(made)),
    ]


def told(made: Certificate) -> str:
    """The certificate in one sentence."""
    done, waived = made.count("done", "kept"), made.count("waived", "left_out")
    left = made.count("open", "not_kept")
    return f"规则要求{len(made.required)}项：已办或符合{done}项，说明理由未照办或略过{waived}项，未办或不符合{left}项。"


def _row(one: Required) -> tuple[str, str, str, str]:
    evidence = [f"{row['name']} SHA-256 {row['sha256'][:16]}" for row in one.evidence]
    lines = [doing_told(doing) for doing in one.by]
    return ("、".join(one.articles_zh), one.required, "\n".join(_lines(lines, evidence, one.reason)), one.said)


def _lines(lines: Sequence[str], evidence: Sequence[str], reason: str) -> list[str]:
    return [*lines, *evidence, *([f"理由或说明：{reason}"] if reason else [])]


def doing_told(doing: Doing) -> str:
    """Who did it, when, with which words and evidence, and the entry of the log."""
    behalf = f"代{doing.on_behalf_of}" if doing.on_behalf_of else ""
    more = "".join(f"；{words}" for words in (doing.words, doing.evidence and f"凭据：{doing.evidence}") if words)
    return f"{doing.name}（{doing.post}{behalf}） {doing.at}{more}（记录{doing.entry} {doing.hash[:12]}）"

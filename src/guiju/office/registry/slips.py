"""A return slip on paper: which articles were not kept and how to mend it, laid out like an official paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from guiju.office.documents.layout import Block, BlockKind, OfficialPaper
from guiju.office.documents.printing import pdf_of
from guiju.office.registry.models import Review
from guiju.office.registry.reviewing import faults
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.rules.chinese_numbers import chinese_number


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the slip: what is wrong, what the desk says of it, how to mend it, by which articles."""

    fault: str
    remark: str
    cure: str
    cards: list[CitationCard]


def faults_of(review: Review) -> list[Fault]:
    """The lines of a slip, with their articles as screens show them."""
    return [
        Fault(row["fault"], row["remark"], row["cure"], cards(row["cites"], review.district_id))
        for row in faults(review)
    ]


def slip_pdf(review: Review) -> bytes:
    """The slip as PDF. Raises NotPrinted."""
    with translation.override(settings.LANGUAGE_CODE):
        return pdf_of(_paper(review))


def _paper(review: Review) -> OfficialPaper:
    organ = review.paper.organ.name
    return OfficialPaper(
        issuer_mark=organ,
        title="退文单",
        doc_no=review.number,
        addressees=(review.paper.other_side,),
        body=tuple(_body(review)),
        signatures=(organ,),
        made_on=review.on,
        seal=False,
    )


def _body(review: Review) -> Iterator[Block]:
    paper = review.paper
    times = f"第{review.round}次报送的" if review.round > 1 else "报来的"
    theirs = f"（{paper.their_number}）" if paper.their_number else ""
    ours = f"登记编号{paper.number or '未编号'}"
    yield Block(f"你单位{times}《{paper.title}》{theirs}（{ours}）收悉。经初审，下列各项不符合规定，现予退回：")
    for place, fault in enumerate(faults_of(review), start=1):
        lead = f"{chinese_number(place)}、{fault.fault}"
        yield Block(lead, BlockKind.LEVEL_1, lead)
        if fault.remark:
            yield Block(f"具体情况：{fault.remark}。")
        yield Block(f"依据：{'、'.join(card.zh for card in fault.cards)}。")
        yield Block(f"改法：{fault.cure or '按条文改正'}。")
    if review.words:
        yield Block(f"说明：{review.words}")
    yield Block("请改正后重新报送。原报送的材料和填报内容都已保留，不必重新填写。")

"""What an Akoma Ntoso file says about a rule text: who made it, when it binds, what it refers to, its norms."""

from __future__ import annotations

import json
from collections.abc import Iterator

from guiju.rules.exchange.akoma_names import AKN, NORMS, article_id, expression_address, work_address
from guiju.rules.exchange.norm_json import norm_as_json
from guiju.rules.exchange.xml_writing import Element
from guiju.rules.instruments import Article, Instrument, PlacedNorm
from guiju.rules.instruments.vocabulary import Vocabulary

SOURCE, ISSUER = "guiju", "issuer"


def metadata(act: Element, instrument: Instrument, vocabulary: Vocabulary) -> None:
    """The `meta` part, in the order that the schema asks for."""
    meta = AKN.put(act, "meta")
    _identification(meta, instrument)
    made_on = instrument.head.made_on.isoformat()
    AKN.put(meta, "publication", date=made_on, name=instrument.head.issuer, showAs=instrument.head.issuer)
    _lifecycle(meta, instrument)
    _norms(meta, instrument)
    _references(meta, instrument, vocabulary)
    _notes(meta, instrument)


def _identification(meta: Element, instrument: Instrument) -> None:
    head = instrument.head
    found = AKN.put(meta, "identification", source=f"#{SOURCE}")
    work = _frbr(found, "FRBRWork", work_address(instrument), head.made_on.isoformat(), "made", ISSUER)
    AKN.put(work, "FRBRcountry", value="cn")
    AKN.put(work, "FRBRnumber", value=head.number)
    AKN.put(work, "FRBRname", value=head.title)
    address = expression_address(instrument)
    expression = _frbr(found, "FRBRExpression", address, head.in_force_on.isoformat(), "in force", ISSUER)
    AKN.put(expression, "FRBRlanguage", language="zho")
    file = f"{address}/{instrument.version}.akn"
    _frbr(found, "FRBRManifestation", file, head.in_force_on.isoformat(), "in force", SOURCE)


def _frbr(found: Element, level: str, address: str, day: str, what: str, author: str) -> Element:
    made = AKN.put(found, level)
    AKN.put(made, "FRBRthis", value=f"{address}/!main")
    AKN.put(made, "FRBRuri", value=address)
    AKN.put(made, "FRBRdate", date=day, name=what)
    AKN.put(made, "FRBRauthor", href=f"#{author}")
    return made


def _lifecycle(meta: Element, instrument: Instrument) -> None:
    head = instrument.head
    lifecycle = AKN.put(meta, "lifecycle", source=f"#{SOURCE}")
    days = [("made", head.made_on, "generation"), ("in_force", head.in_force_on, "generation")]
    days += [("repealed", head.repealed_on, "repeal")] if head.repealed_on else []
    for name, day, type_ in days:
        AKN.put(lifecycle, "eventRef", eId=name, date=day.isoformat(), source="#this", type=type_)


def _norms(meta: Element, instrument: Instrument) -> None:
    """Each article's gist and treatment, and its norms in full, as the JSON export has them."""
    analysis = AKN.put(meta, "analysis", source=f"#{SOURCE}")
    other = AKN.put(analysis, "otherAnalysis", source=f"#{SOURCE}")
    for article in instrument.articles.values():
        _article(other, article)
        for placed in article.norms:
            _norm(other, article, placed)


def _article(other: Element, article: Article) -> None:
    NORMS.put(other, "article", article.gist, href=f"#{article_id(article.number)}", treatment=article.treatment.value)


def _norm(other: Element, article: Article, placed: PlacedNorm) -> None:
    norm = placed.norm
    made = NORMS.put(
        other,
        "norm",
        id=placed.id,
        kind=norm.kind,
        href=f"#{article_id(article.number)}",
        strength=norm.strength.value,
        cites=" ".join(map(str, placed.cites)),
    )
    for act in norm.act:
        NORMS.put(made, "concerns", href=f"#act.{act}")
    NORMS.put(made, "rule", json.dumps(norm_as_json(norm), ensure_ascii=False))


def _references(meta: Element, instrument: Instrument, vocabulary: Vocabulary) -> None:
    references = AKN.put(meta, "references", source=f"#{SOURCE}")
    address = expression_address(instrument)
    AKN.put(references, "original", eId="this", href=address, showAs=instrument.head.title)
    for place, repealed in enumerate(instrument.head.repeals, start=1):
        href = f"/akn/cn/act/{repealed.made_on.isoformat()}/repealed-{place}"
        shown = f"{repealed.title}（{repealed.number}）"
        AKN.put(references, "activeRef", eId=f"repeals_{place}", href=href, showAs=shown)
    for eid, href, shown in _organizations(instrument):
        AKN.put(references, "TLCOrganization", eId=eid, href=href, showAs=shown)
    named = {act for placed in instrument.norms() for act in placed.norm.act}
    for code, act in vocabulary.acts.items():
        if code in named:
            AKN.put(references, "TLCProcess", eId=f"act.{code}", href=f"/akn/ontology/process/{code}", showAs=act.zh)


def _organizations(instrument: Instrument) -> Iterator[tuple[str, str, str]]:
    district = instrument.head.district or "outside"
    yield SOURCE, "/akn/ontology/organization/guiju", "Guiju 规矩"
    yield ISSUER, f"/akn/ontology/organization/{district}", instrument.head.issuer


def _notes(meta: Element, instrument: Instrument) -> None:
    """Our readings of open questions."""
    readings = list(instrument.readings.values())
    if not readings:
        return
    notes = AKN.put(meta, "notes", source=f"#{SOURCE}")
    for reading in readings:
        note = AKN.put(notes, "note", eId=f"reading.{reading.id}")
        AKN.put(note, "p", f"释义问题：{reading.question}")
        AKN.put(note, "p", f"答：{reading.answer}（{reading.decided_by}，{reading.since.isoformat()}）")

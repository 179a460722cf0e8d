"""Names that an Akoma Ntoso file uses for its parts, and the addresses of the rule text."""

from __future__ import annotations

from guiju.rules.exchange.xml_writing import Namespace
from guiju.rules.instruments import Instrument

AKN_URI = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NORMS_URI = "urn:guiju:norms:1"
AKN = Namespace(AKN_URI)
NORMS = Namespace(NORMS_URI)


def article_id(number: int) -> str:
    """The eId of an article."""
    return f"art_{number}"


def work_address(instrument: Instrument) -> str:
    """The address of the work: /akn/cn/act/2024-04-02/DC2024."""
    return f"/akn/cn/act/{instrument.head.made_on.isoformat()}/{instrument.code}"


def expression_address(instrument: Instrument) -> str:
    """The address of the Chinese text as it came into force."""
    return f"{work_address(instrument)}/zho@{instrument.head.in_force_on.isoformat()}"

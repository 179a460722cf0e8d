"""A rule text as data: grammar, loading with exact positions, and checks against the vocabulary."""

from guiju.rules.instruments.articles import Article, Chapter, Instrument, PlacedNorm, Reading, Treatment
from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors
from guiju.rules.instruments.loading import load_instrument
from guiju.rules.instruments.vocabulary import Act, Role, Vocabulary, load_vocabulary

__all__ = [
    "Act",
    "Article",
    "Chapter",
    "Instrument",
    "InstrumentError",
    "InstrumentErrors",
    "PlacedNorm",
    "Reading",
    "Role",
    "Treatment",
    "Vocabulary",
    "load_instrument",
    "load_vocabulary",
]

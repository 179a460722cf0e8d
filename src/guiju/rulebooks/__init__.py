"""The law as data: the vocabulary, one folder per instrument, one profile per district."""

from pathlib import Path

FOLDER = Path(__file__).parent

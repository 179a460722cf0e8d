"""Writes a paper as OFD (GB/T 33190-2016) from the pages that the PDF is made of, so that the same measures hold."""

from guiju.office.documents.layout.ofd.writer import write_ofd

__all__ = ["write_ofd"]

"""Writes a paper as DOCX for Word and WPS: real fonts by name, the document grid, fields for page numbers."""

from guiju.office.documents.layout.docx.writer import write_docx

__all__ = ["write_docx"]

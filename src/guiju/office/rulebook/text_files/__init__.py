"""Text out of the files in which rule texts come: plain text, web pages, Word and PDF files."""

from guiju.office.rulebook.text_files.opening import text_in, text_of_file

__all__ = ["text_in", "text_of_file"]

"""Drafts, attachments, document numbers, layout of official papers, issue."""

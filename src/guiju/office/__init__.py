"""Guiju 规矩."""

"""Tests of the reader of published rule texts."""

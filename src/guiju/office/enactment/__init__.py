"""Carries a published rule text through the district's whole procedure."""

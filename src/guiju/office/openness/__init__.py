"""The public register: pages, validity, list and search."""

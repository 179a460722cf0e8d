"""Registers that articles have kept: gifts, expenses, spokespersons and the like, as lists with their history."""

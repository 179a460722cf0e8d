"""Registers that articles have kept: gifts, research visits, receptions and the like, as lists with their history."""

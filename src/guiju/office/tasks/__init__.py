"""The ledger of tasks: from instructions, meetings, plans and by hand; assigned, fed back on, checked and closed."""

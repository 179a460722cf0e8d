"""The meeting while it goes on: what the secretaries keep, what the room sees, and what is told around it."""

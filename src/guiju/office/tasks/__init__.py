"""Tasks: a leader's written instruction, assigned to units with a due date, fed back on, checked and closed."""

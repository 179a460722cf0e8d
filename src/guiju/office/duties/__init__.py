"""What offices and leaders owe over time: which periods, who, until when, what kept it, and what is late."""

"""The leaders' calendar: sittings, leave and what is entered by hand, a week at a time, and its feed."""

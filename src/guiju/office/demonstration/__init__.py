"""A demonstration: made-up people in the posts of every district, and cases in different states."""

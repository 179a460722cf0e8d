"""A demonstration: made-up people in the posts of both districts, and cases in different states."""

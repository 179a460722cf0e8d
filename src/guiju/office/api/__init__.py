"""The HTTP API: one table of routers, each in the app that it belongs to, and what they share."""

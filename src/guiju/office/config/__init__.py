"""Settings, addresses, and the table of which event calls which action."""

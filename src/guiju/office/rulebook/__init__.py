"""Which instruments bind which district when; the only app that opens rulebooks."""

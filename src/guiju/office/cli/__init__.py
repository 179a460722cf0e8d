"""The command line: one table of commands, each in the app that it belongs to."""

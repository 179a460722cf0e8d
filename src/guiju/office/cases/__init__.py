"""The case: an append-only event log, the state folded from it, the operations on it, and the inbox."""

"""A district office after many years: a database of a million cases, and how quick its pages are then."""

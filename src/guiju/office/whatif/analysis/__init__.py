"""Many cases at once: conditions as column expressions, on the engine that the installation names.

Alone in knowing the dataframe library; imported only where an analysis runs, never by a web page.
"""

"""Two rule texts compared: what differs, under which articles, and a case that shows it."""

from guiju.rules.comparing.comparing import compare
from guiju.rules.comparing.comparison_json import comparison_as_json
from guiju.rules.comparing.differences import Comparison, Difference, Example, Kind, Line, Side, Topic

__all__ = ["Comparison", "Difference", "Example", "Kind", "Line", "Side", "Topic", "compare", "comparison_as_json"]

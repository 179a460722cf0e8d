"""What is owed in every period: which periods, until when, and how that was reckoned. Pure computation."""

from guiju.rules.duties.owing import Owed, Recurrence, owed_periods
from guiju.rules.duties.periods import TERM, Period, ended_terms, following, period_of

__all__ = ["TERM", "Owed", "Period", "Recurrence", "ended_terms", "following", "owed_periods", "period_of"]

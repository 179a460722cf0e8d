"""What is owed in every period: which periods, until when, and how that was reckoned. Pure computation."""

from guiju.rules.duties.owing import Owed, Recurrence, owed_periods
from guiju.rules.duties.periods import Period, following, period_of

__all__ = ["Owed", "Period", "Recurrence", "following", "owed_periods", "period_of"]

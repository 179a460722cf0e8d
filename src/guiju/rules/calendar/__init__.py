"""Working days with China's official holidays, and limits with their arithmetic."""

from guiju.rules.calendar.deadlines import deadline
from guiju.rules.calendar.errors import CalendarError
from guiju.rules.calendar.spans import Deadline, Span
from guiju.rules.calendar.working import CHINA, WorkingCalendar
from guiju.rules.calendar.years import HolidayYear, Notice

__all__ = ["CHINA", "CalendarError", "Deadline", "HolidayYear", "Notice", "Span", "WorkingCalendar", "deadline"]

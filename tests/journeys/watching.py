"""Listens to a browser: whatever goes wrong on a page that a person would not see is kept and fails the journey."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, ConsoleMessage, Response

REFUSALS = frozenset({403, 404, 409, 422})
"""Pages that say no. The browser reports them as failed loads, which they are not."""
FAILED_LOAD = "Failed to load resource"
LEFT_BEHIND = ("htmx:afterRequest", "htmx:sendError", "htmx:sendAbort")
"""Said when a page is left while the plan beside its form is drawn. Answers that fail are seen as responses."""


class Watch:
    """What went wrong in the contexts that it watches."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to a context and all its pages."""
        context.on("console", self._console)
        context.on("response", self._response)
        context.on("weberror", lambda error: self.heard.append(f"script: {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        passed_over = FAILED_LOAD in message.text or message.text.startswith(LEFT_BEHIND)
        if message.type in ("error", "warning") and not passed_over:
            self.heard.append(f"{message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        page_itself = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= 400 and not (page_itself and response.status in REFUSALS):
            self.heard.append(f"{response.status}: {response.request.method} {response.url}")


def complaints(log: str) -> Iterator[str]:
    """The lines of a server's log that tell of a fault."""
    return (line for line in log.splitlines() if "Traceback" in line or "Internal Server Error" in line)

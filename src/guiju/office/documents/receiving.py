"""Stops an upload while it comes in, so that nobody can fill the disk with a file that would be refused anyway."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class SizeLimit(FileUploadHandler):
    """The first of the upload handlers (see the settings).

    A file is cut off one byte beyond the limit: enough for the form to say that it is too large; the rest is
    read from the connection and dropped.
    """

    received = 0

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """What the next handler gets of the chunk; None once there is too much."""
        room = settings.UPLOAD_LIMIT_BYTES + 1 - self.received
        self.received += len(raw_data)
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""

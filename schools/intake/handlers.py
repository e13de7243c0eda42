"""Stops reading a file at the limit, so that nothing beyond it reaches memory or disk."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

LIMIT = 20 * 1024 * 1024


class LimitHandler(FileUploadHandler):
    """Stands first among the handlers and passes on one byte more than is taken.

    The form then sees a file that is too large and says so; the fields after the file are still read.
    """

    def __init__(self, request: HttpRequest | None = None, limit: int = LIMIT) -> None:
        super().__init__(request)
        self.limit = limit

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        room = self.limit + 1 - start
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None

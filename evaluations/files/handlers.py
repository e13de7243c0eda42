"""Stops reading a file at the limit, so that nothing beyond it reaches memory or disk."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from evaluations.files.intake import LIMIT


class LimitHandler(FileUploadHandler):
    """Stands first in FILE_UPLOAD_HANDLERS and passes on one byte more than is taken.

    The form then sees a file that is too large and says so; the fields after the file are still read.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        room = LIMIT + 1 - start
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None

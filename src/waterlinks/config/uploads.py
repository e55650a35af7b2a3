"""Uploads go to a temporary file, and one that is too large is not even received whole."""

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler


class LimitedTemporaryFiles(TemporaryFileUploadHandler):
    """Stop at the limit, so that a huge file costs nobody its time. The form then says there is no file."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.UPLOAD_LIMIT_MB * 1_000_000:
            assert self.request is not None  # noqa: S101 - Django sets it before the first chunk
            self.request.upload_was_too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)

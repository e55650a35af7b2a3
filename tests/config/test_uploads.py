from django.core.files.uploadedfile import SimpleUploadedFile


def received(rf, settings, size, limit):
    """Return the request after a file of `size` bytes came in under a limit of `limit` megabytes."""
    settings.UPLOAD_LIMIT_MB = limit
    request = rf.post("/", {"file": SimpleUploadedFile("panel.csv", b"x" * size)})
    request.FILES  # noqa: B018 - reading it receives the file
    return request


def test_a_file_within_the_limit_arrives_whole(rf, settings):
    request = received(rf, settings, 200_000, 1)

    assert request.FILES["file"].size == 200_000


def test_a_file_over_the_limit_is_not_received_and_the_request_says_so(rf, settings):
    request = received(rf, settings, 1_500_000, 1)

    assert "file" not in request.FILES
    assert request.upload_was_too_large

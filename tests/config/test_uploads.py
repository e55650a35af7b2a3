import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture
def received(rf, settings):
    """Receive a file of so many bytes under a limit of one megabyte, and return the request."""
    settings.UPLOAD_LIMIT_MB = 1
    requests = []

    def receive(size):
        request = rf.post("/", {"file": SimpleUploadedFile("panel.csv", b"x" * size)})
        requests.append(request)
        request.FILES  # noqa: B018 - reading it receives the file
        return request

    yield receive
    for request in requests:
        request.close()


def test_a_file_within_the_limit_arrives_whole(received):
    request = received(200_000)

    assert request.FILES["file"].size == 200_000


def test_a_file_over_the_limit_is_not_received_and_the_request_says_so(received):
    request = received(1_500_000)

    assert "file" not in request.FILES
    assert request.upload_was_too_large

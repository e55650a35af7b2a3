"""What every test may ask for."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(autouse=True)
def _quick_and_closed(settings, tmp_path):
    """Cheap passwords, files of their own, plain static files, mail into memory."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path  # it must exist, or the static files' middleware warns
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="session")
def shared():
    """The folder of reference data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"The reference data is not here: no folder {SHARED.name}/ beside the checkout.")
    return SHARED

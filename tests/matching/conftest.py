"""Columns of mentors are kept between requests: each test begins with none."""

import pytest

from waterlinks.matching.queries import kept


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_kept", None)

import pytest

from makers import a_facilitator


@pytest.fixture
def as_facilitator(client):
    client.force_login(a_facilitator(name="Fatima Rahman"))
    return client

"""What tests of dossiers share."""

import pytest

from tests.dossiers.replay import Clock


@pytest.fixture
def clock(monkeypatch):
    """A clock for a client that asks the local server, also on a machine with a proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Clock()

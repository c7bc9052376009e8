"""manage.py before Django: what it does to start fast and leave the checkout clean."""

import os
import sys

import manage


def test_a_container_without_bytecode_keeps_it_apart_from_the_source(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    manage.keep_bytecode()
    assert not sys.dont_write_bytecode
    assert sys.pycache_prefix == os.environ["PYTHONPYCACHEPREFIX"] == str(manage.ROOT / ".local" / "pycache")
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_elsewhere_it_stays_where_python_puts_it(monkeypatch):
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    manage.keep_bytecode()
    assert sys.pycache_prefix is None

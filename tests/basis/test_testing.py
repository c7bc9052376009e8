"""What the browser tests need is asked before the first of them, and said once; README and CI bring just that."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from raadsportaal.basis import testing
from tests import conftest

ROOT = Path(__file__).resolve().parents[2]
NO_LIBATOMIC = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"


@pytest.fixture
def program(tmp_path):
    """Make a program that says this on its error output and ends with this code."""

    def made(name, said="", code=0):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit {code}\n")
        path.chmod(0o755)
        return str(path)

    return made


def test_a_machine_that_has_all_lacks_nothing(monkeypatch, program):
    monkeypatch.setenv("CHROMIUM", program("chromium"))
    monkeypatch.setattr(testing, "node", lambda: program("node"))
    assert testing.lacking() == ""


def test_a_library_that_the_driver_misses_is_named_in_one_line_with_what_brings_it(monkeypatch, program):
    monkeypatch.setenv("CHROMIUM", program("chromium"))
    monkeypatch.setattr(testing, "node", lambda: program("node", NO_LIBATOMIC, 127))
    said = testing.lacking()
    assert "libatomic.so.1" in said and "apt-get install chromium-headless-shell libatomic1" in said
    assert "\n" not in said and "Chromium start" not in said


@pytest.mark.parametrize("there", [["chromium"], ["chromium", "chromium-headless-shell"]], ids=len)
def test_the_browser_without_windows_is_taken_where_it_is_and_the_whole_one_otherwise(monkeypatch, program, there):
    monkeypatch.delenv("CHROMIUM", raising=False)
    paths = [program(name) for name in there]
    monkeypatch.setenv("PATH", str(Path(paths[0]).parent))
    assert testing.chromium() == paths[-1]


def test_a_machine_without_chromium_is_told_so(monkeypatch, program):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(testing, "node", lambda: program("node"))
    assert "Chromium ontbreekt" in testing.lacking()


def test_the_driver_is_where_playwright_keeps_it():
    assert Path(testing.node()).is_file()


@pytest.mark.parametrize("opens_browser", [True, False])
def test_only_a_selection_with_a_browser_test_asks_for_it(monkeypatch, opens_browser):
    monkeypatch.setattr(testing, "lacking", lambda: "er ontbreekt iets")
    items = [SimpleNamespace(get_closest_marker=lambda name, has=has: has) for has in (False, opens_browser)]
    session = SimpleNamespace(config=SimpleNamespace())
    if opens_browser:
        with pytest.raises(pytest.UsageError, match="er ontbreekt iets"):
            conftest.pytest_collection_modifyitems(session, items)
    else:
        conftest.pytest_collection_modifyitems(session, items)


def test_long_files_come_first_then_those_with_most_tests_then_journeys_and_each_stays_whole():
    def item(path, name, marker=None):
        return SimpleNamespace(path=path, name=name, get_closest_marker=lambda asked: asked == marker)

    items = [item("a", "a1"), item("b", "b2"), item("b", "b1"), item("c", "c1", "long"), item("d", "d1", "browser")]
    conftest._longest_first(items)
    assert [one.name for one in items] == ["c1", "b2", "b1", "a1", "d1"]


@pytest.mark.parametrize("name", ["README.md", ".ci/run"])
def test_the_readme_and_ci_bring_what_is_needed(name):
    assert testing.PACKAGES in (ROOT / name).read_text()

"""A disk that fills up while a file is written: nothing half is left, and it is said in words."""

import errno
import resource
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from raadsportaal.basis.storage import WholeFiles, is_full, whole_file


@contextmanager
def no_file_larger_than(size):
    """The nearest thing to a disk without room that a test can have: the system refuses to write on."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_attachment_that_does_not_fit_leaves_nothing(tmp_path):
    storage = WholeFiles(location=tmp_path)
    with no_file_larger_than(1000), pytest.raises(OSError) as fault:
        storage.save("advies/2026/bijlage.pdf", ContentFile(b"x" * 100_000))
    assert is_full(fault.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert storage.open(storage.save("advies/2026/bijlage.pdf", ContentFile(b"past"))).read() == b"past"


def test_a_file_of_a_command_that_does_not_fit_leaves_the_old_one(tmp_path):
    path = tmp_path / "uit.jsonl"
    path.write_bytes(b"van gisteren")
    with no_file_larger_than(1000), pytest.raises(CommandError, match="De schijf is vol"), whole_file(path) as out:
        out.write(b"x" * 100_000)
    assert path.read_bytes() == b"van gisteren"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.django_db
@pytest.mark.usefixtures("content")
def test_the_commands_write_so(tmp_path):
    asked, told = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    asked.write_text('{"id": 1, "text": "De raad wil schone lucht en schoon water."}\n' * 300)
    call_command("duid", jsonl=[str(asked), str(told)])  # also what is imported late: half a pyc would stay
    whole = told.read_bytes()
    with no_file_larger_than(1000), pytest.raises(CommandError, match="De schijf is vol"):
        call_command("duid", jsonl=[str(asked), str(told)])
    assert told.read_bytes() == whole


def test_other_faults_are_not_called_so():
    assert not is_full(OSError(errno.EACCES, "x"))
    assert not is_full(ValueError())
    assert not is_full(None)

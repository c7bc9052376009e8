"""Writing files whole or not at all: a disk that is full leaves no half file behind, and is told in words."""

import errno
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.core.management.base import CommandError
from psycopg.errors import DiskFull

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL = "De schijf is vol. Er is niets bewaard. Maak ruimte en probeer het opnieuw."


def is_full(fault: BaseException | None) -> bool:
    """Whether this is about a disk without room: ours, or that of the database."""
    if isinstance(fault, OSError):
        return fault.errno in NO_ROOM
    return isinstance(getattr(fault, "__cause__", None), DiskFull)


class WholeFiles(FileSystemStorage):
    """Attachments. Each has a name that no other has, so what stands under it after a fault is the half of ours."""

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except OSError:
            with suppress(OSError):
                Path(self.path(name)).unlink()
            raise


@contextmanager
def whole_file(path: Path):
    """A file to write, in bytes, that is there under its name only when all of it is; raises CommandError when full."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with part.open("xb") as out:
            yield out
        part.replace(path)
    except OSError as fault:
        if not is_full(fault):
            raise
        raise CommandError(f"{path}: {FULL}") from fault
    finally:
        part.unlink(missing_ok=True)

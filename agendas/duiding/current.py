"""The engine of now: of the version that VNG published last, once per process; without a database that of the files."""

import hashlib
import json
import logging
import os
from functools import lru_cache
from pathlib import Path

from django.db import ProgrammingError

from agendas.duiding.engine import Engine
from agendas.duiding.lexicon import Lexicon, lexicon_of_files
from agendas.models import Lexiconversie
from raadsportaal.basis.database import data_dir

logger = logging.getLogger(__name__)
LAYOUT = b"duiding 2"  # changes when linear.py counts differently: models kept from before are then not used
KEPT = 4  # model files


def current_engine() -> Engine:
    """The engine that texts are judged with; `engine.lexicon.versie` is the number of its version, 0 for the files."""
    return engine_and_version()[0]


def engine_and_version() -> tuple[Engine, Lexiconversie | None]:
    """The engine of now, with the version that it was made of."""
    try:
        versie = Lexiconversie.objects.current()
    except ProgrammingError:  # the command line, before the first `manage.py demo`
        versie = None
    return (_of_version(versie.pk), versie) if versie else (_of_files(), None)


@lru_cache(4)  # the one in use, and those that an editor compares
def _of_version(pk):
    return engine_of(Lexiconversie.objects.get(pk=pk))


def engine_of(versie: Lexiconversie) -> Engine:
    """A version, ready to judge texts."""
    return Engine(Lexicon.from_json(versie.inhoud, versie.nummer), _model(bytes(versie.gewichten)))


def _model(data):
    from agendas.duiding.linear import LinearModel  # here: with numpy it takes 0.2 s to import

    return LinearModel.loads(data)


@lru_cache(1)
def _of_files():
    return kept_engine(lexicon_of_files())


def kept_engine(lexicon: Lexicon, folder: Path | None = None) -> Engine:
    """A compiled engine, with its model kept in a folder under the hash of all that it was made of.

    A file that is damaged or cannot be written costs only the seconds of training again.
    """
    folder = folder or data_dir() / "duiding"
    content = json.dumps(lexicon.as_json(), ensure_ascii=False).encode()
    path = folder / f"{hashlib.sha256(LAYOUT + content).hexdigest()[:32]}.model"
    try:
        return Engine(lexicon, _model(_checked(path.read_bytes())))
    except (OSError, ValueError):
        engine = Engine.compiled(lexicon)
    if engine.model:
        _keep(path, engine.model.dumps())
    return engine


def _checked(data):
    digest, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("damaged")
    return body


def _keep(path, body):
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for older in sorted(path.parent.glob("*.model"), key=lambda file: -file.stat().st_mtime)[KEPT - 1 :]:
            older.unlink(missing_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(hashlib.sha256(body).digest() + body)
        part.replace(path)
    except OSError as error:
        logger.warning("De gewichten van duiding zijn niet bewaard: %s", error.strerror)

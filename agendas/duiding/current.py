"""The engine of now, made of the lexicon in data/*.csv; once per process. (Versions that VNG publishes come later.)"""

import hashlib
import json
import logging
import os
from functools import lru_cache
from pathlib import Path

from agendas.duiding.engine import Engine
from agendas.duiding.lexicon import Lexicon, lexicon_of_files
from agendas.duiding.linear import LinearModel
from raadsportaal.basis.database import data_dir

logger = logging.getLogger(__name__)
LAYOUT = b"duiding 1"  # changes when linear.py counts differently: models kept from before are then not used


def current_engine() -> Engine:
    """The engine that the command uses."""
    return _of_files()


@lru_cache(1)
def _of_files():
    return kept_engine(lexicon_of_files(), data_dir() / "duiding")


def kept_engine(lexicon: Lexicon, folder: Path) -> Engine:
    """A compiled engine, with its model kept in a folder under the hash of all that it was made of.

    A file that is damaged or cannot be written costs only the seconds of training again.
    """
    content = json.dumps(lexicon.as_json(), ensure_ascii=False).encode()
    path = folder / f"{hashlib.sha256(LAYOUT + content).hexdigest()[:32]}.model"
    try:
        return Engine(lexicon, LinearModel.loads(_checked(path.read_bytes())))
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
        for older in path.parent.glob("*.model"):
            older.unlink(missing_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(hashlib.sha256(body).digest() + body)
        part.replace(path)
    except OSError as error:
        logger.warning("De gewichten van duiding zijn niet bewaard: %s", error.strerror)

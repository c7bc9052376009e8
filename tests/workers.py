"""Workers of the queue, each a process of its own: forked where Django is loaded already, for loading takes longest."""

import multiprocessing
import os
import sys
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import execute_from_command_line
from django.urls import get_resolver
from procrastinate.contrib.django import app

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload([__name__])

if not apps.ready:  # there, and not in the process of the tests
    django.setup()
    app.perform_import_paths()
    _ = get_resolver().url_patterns


def start(queues: str, log: Path, port: int, environment: dict):
    """A worker that writes to this log and sends to the mail server of this port.

    The first one settles the environment of all.
    """
    process = FORKING.Process(target=_work, args=(queues, log, port), daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        process.start()
    return process


def _work(queues, log, port):
    with log.open("ab", buffering=0) as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    settings.EMAIL_PORT = port
    execute_from_command_line(["manage.py", "procrastinate", "worker", "--queues", queues])

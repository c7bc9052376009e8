"""A portal that makes who asks for /wacht/ wait until a file is there, for tests of the web server alone."""

import os
import time
from pathlib import Path

LONG = 30_000_000  # bytes: more than the system holds for who does not read


def application(environ, start_response):
    status, text = "200 OK", b"goed"
    path = environ["PATH_INFO"]
    if path == "/wacht/":
        while not Path(os.environ["MAG_DOOR"]).exists():
            time.sleep(0.01)
    elif path == "/lees/":
        text = str(len(environ["wsgi.input"].read())).encode()
    elif path == "/lang/":
        text = bytes(LONG)
    elif path == "/map/":
        text = os.environ["PAGES_FOLDER"].encode()
    elif path == "/weiger/":
        status, text = "413 Content Too Large", b"te groot"
    start_response(status, [("Content-Length", str(len(text)))])
    return [text]

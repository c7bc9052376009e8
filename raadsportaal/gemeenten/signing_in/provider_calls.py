"""What allauth asks a provider goes by our own fetching: public addresses only, bounded in time and size, no redirects.

The address of a provider is typed by VNG, and those behind it (token, person, keys) are what its answer says.
"""

import requests
import urllib3
from requests.adapters import BaseAdapter

from raadsportaal.basis import fetching
from raadsportaal.basis.tables.files import BrokenFile

READ, WHOLE = 5.0, 10.0  # seconds: somebody waits for it
MAX_BYTES = 1_000_000


def guarded_session() -> requests.Session:
    """A session that raises RequestException for whatever fetching refuses, and where a provider redirects."""
    session = requests.Session()
    session.trust_env = False  # nobody's .netrc, no proxy of the environment
    session.max_redirects = 0  # a client secret goes nowhere but to the address that was asked
    for scheme in ("https://", "http://"):
        session.mount(scheme, _Guarded())
    return session


class _Guarded(BaseAdapter):
    def send(self, request, **kwargs):
        try:
            with fetching.answered(
                request.url, method=request.method, headers=request.headers, body=request.body, read=READ, whole=WHOLE
            ) as answer:
                body = b"".join(fetching.parts(answer, MAX_BYTES))
        except (BrokenFile, urllib3.exceptions.HTTPError, OSError) as fault:
            raise requests.ConnectionError(type(fault).__name__, request=request) from fault
        return _response(request, answer, body)

    def close(self):
        """A connection is for one question."""


def _response(request, answer, body):
    response = requests.Response()
    response.status_code, response.reason = answer.status, answer.reason
    response.headers.update(answer.headers)
    response.url, response.request = request.url, request
    response._content, response._content_consumed = body, True
    return response

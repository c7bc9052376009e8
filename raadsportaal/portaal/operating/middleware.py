"""Give each request a number, and tell the log and the counts how it went: the view, never the address."""

import logging
import time

from django.conf import settings

from raadsportaal.basis.logs import new_number, request_number
from raadsportaal.basis.middleware import Middleware
from raadsportaal.portaal.operating import counting

logger = logging.getLogger("raadsportaal.verzoek")
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}


class Watch(Middleware):
    """Before all that may refuse, so that a refusal has a number too."""

    def __call__(self, request):
        number = new_number()
        mark = request_number.set(number)
        begun = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = number
            self._tell(request, response.status_code, time.perf_counter() - begun)
            return response
        finally:
            request_number.reset(mark)

    def _tell(self, request, status, seconds):
        view = _name(request)
        method = request.method if request.method in METHODS else "ANDERS"
        counting.count(view, method, status, seconds)
        facts = {"methode": method, "pagina": view, "status": status, "ms": round(seconds * 1000)}
        logger.info("Verzoek", extra={"feiten": facts})


def _name(request):
    match = getattr(request, "resolver_match", None)
    if match:
        return match.view_name
    return "statisch" if request.path_info.startswith(settings.STATIC_URL) else "onbekend"

"""The files of open data, as they were made last night or in the last night of a month."""

from django.http import FileResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from raadsportaal.basis.problems import problem
from raadsportaal.opendata.dumps import DICTIONARY, FORMATS, SUMS, edities
from raadsportaal.opendata.soorten import SOORTEN

TYPES = {f"{soort.slug}.{ending}": told for soort in SOORTEN for ending, told in FORMATS.items()}
TYPES |= {DICTIONARY: FORMATS["csv"], SUMS: "text/plain; charset=utf-8"}
METHODS = "GET, HEAD"


def bestand(request, naam, maand=""):
    """One of the names that there are, and of no other folder: `naam` and `maand` come from the address."""
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, f"Hier kan alleen: {METHODS}.")
        refused["Allow"] = METHODS
        return refused
    edition = edities.of_month(maand) if maand else edities.newest()
    if naam not in TYPES or edition is None or not (edition / naam).exists():
        return problem(404, "Dit bestand is er niet. Wij maken ze elke nacht, en bewaren er een van elke maand.")
    path = edition / naam
    etag, made = f'W/"{edition.name}-{naam}"', path.stat().st_mtime
    response = get_conditional_response(request, etag=etag, last_modified=int(made))
    if response is None:
        response = FileResponse(path.open("rb"), as_attachment=True, filename=naam, content_type=TYPES[naam])
    response["ETag"], response["Last-Modified"] = etag, http_date(made)
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response

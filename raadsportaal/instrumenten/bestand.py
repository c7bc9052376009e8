"""A paper as an answer: a file to fetch."""

from django.http import Http404, HttpResponse

from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.stijl import PLAIN, Stijl
from raadsportaal.instrumenten.uitvoer import UITVOER


def as_file(papier: Papier, vorm: str, naam: str, stijl: Stijl = PLAIN) -> HttpResponse:
    """Under this name, in the form that the address asks for; Http404 for one that there is not."""
    if vorm not in UITVOER:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{naam}.{vorm}"'}
    return HttpResponse(UITVOER[vorm].write(papier, stijl), content_type=UITVOER[vorm].content_type, headers=headers)

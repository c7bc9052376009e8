"""For every template: where the signed-in person works, and where now; nothing is asked for a visitor."""

from django.utils.functional import SimpleLazyObject

from raadsportaal.gemeenten.access import RECHTEN, leden_of


class Werkplek:
    """`lid` is the membership the person works in now (the page's, or the last visited), `leden` are all of them."""

    def __init__(self, request):
        self.leden = leden_of(request)
        here = getattr(request, "toegang", None)
        wanted = here.gemeente.pk if here and here.lid else request.session.get("gemeente") if self.leden else None
        self.lid = next((lid for lid in self.leden if lid.gemeente_id == wanted), self.leden[0] if self.leden else None)

    @property
    def gemeente(self):
        return self.lid and self.lid.gemeente

    @property
    def anderen(self):
        return [lid for lid in self.leden if lid != self.lid]

    @property
    def rechten(self):
        return RECHTEN[self.lid.rol] if self.lid else set()


def werkplek_of(request) -> Werkplek:
    """The one of this request, asked for once: views and the menu of the page share it."""
    if not hasattr(request, "werkplek"):
        request.werkplek = Werkplek(request)
    return request.werkplek


def inhabitants_of(request) -> int | None:
    """How many inhabitants the municipality has that this person works in now; None for a visitor."""
    gemeente = werkplek_of(request).gemeente
    return gemeente and gemeente.inwoners


def werkplek(request):
    return {"werkplek": SimpleLazyObject(lambda: werkplek_of(request))}

"""The button by which something is kept, and whether it is so already: asked once for all buttons of a page."""

from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256

from raadsportaal.basis.per_request import PerRequest
from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.context import werkplek_of
from raadsportaal.instrumenten.models import Bewaard


@dataclass
class Knop:
    soort: str
    record: int
    titel: str
    vraag: str = ""
    notitie: str = ""  # what its note begins with
    bewaard: bool = False
    fout: str = ""  # why it could not be kept

    @property
    def id(self) -> str:
        question = f"-{sha256(self.vraag.encode()).hexdigest()[:8]}" if self.vraag else ""
        return f"bewaar-{self.soort}-{self.record}{question}"


@dataclass
class Kept(PerRequest):
    """What this person keeps in the municipality of now; set by the first button that asks."""

    keys: set[tuple[str, int, str]] | None = None


def is_kept(request, knop: Knop) -> bool:
    state, lid = Kept.of(request), werkplek_of(request).lid
    if state.keys is None:
        toegang = getattr(request, "toegang", None)
        is_there = toegang is not None and toegang.lid == lid  # the gate has set the scope of the page already
        with nullcontext() if is_there else bereik(lid.gemeente_id, lid.gebruiker_id):
            state.keys = set(Bewaard.objects.of_lid(lid).on_list().values_list("soort", "record", "vraag"))
    return (knop.soort, knop.record, knop.vraag) in state.keys

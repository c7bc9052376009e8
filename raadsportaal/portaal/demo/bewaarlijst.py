"""What two people of one fractie of Oosterwaard keep: examples and a question, about waste and energy."""

from agendas.models import Doel
from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.instrumenten.models import Bewaard

RAADSLID, FRACTIE = "raadslid", "fractiemedewerker"
# whose, which example, the note, whether the fractie sees it; the last stands on top of its list
BEWAARD = [
    (RAADSLID, "viladecans-eigen-energieclub", "Past dit bij de energiecoöperatie in onze gemeente?", False),
    (RAADSLID, "ljubljana-minder-restafval", "Wie belt de wethouder over de kosten?", True),
    (FRACTIE, "horst-aan-de-maas-bijna-geen-restafval", "Dit is dichtbij. Zullen we langsgaan?", True),
]
BIJ_DOEL = 7


def load_kept(gemeente, people, now) -> None:
    """`people`: the members by their role. In a scope that shows everything."""
    leden = {rol: gemeente.leden.get(gebruiker=people[rol]) for rol in (RAADSLID, FRACTIE)}
    doel = Doel.objects.global_goals().get(nummer=BIJ_DOEL)
    Bewaard.keep(leden[RAADSLID], kinds.of_record(doel), doel, doel.vragen.first().vraag, now=now)
    for rol, slug, notitie, shared in BEWAARD:
        record, lid = Praktijk.objects.get(slug=slug), leden[rol]
        kept = Bewaard.keep(lid, kinds.of_record(record), record, now=now)
        kept.notitie, kept.fractie = notitie, lid.fractie if shared else ""
        kept.save()

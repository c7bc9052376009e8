"""The leesronde of the demo: documents of a few dossiers of Oosterwaard, read as the queue would."""

from pathlib import Path

from raadsportaal.dossiers.leesrondes.starting import begin
from raadsportaal.dossiers.leesrondes.working import do_next
from raadsportaal.dossiers.models import Stuk

STUKKEN = Path(__file__).with_name("data") / "stukken"
# The name of a dossier in its address, and the document that was attached; the last is no document, and fails.
GELEZEN = [
    ("woonvisie-2027-2035", "Woonvisie 2027-2035, concept.txt"),
    ("bomenverordening", "Bomenverordening, ontwerp.txt"),
    ("jeugd-en-armoede-2027", "Aanvalsplan jeugd en armoede.txt"),
    ("bomenverordening", "Kaart van de bomen.gif"),
]


def load_reading(gemeente, *, by, when) -> None:
    """Each dossier with its titel and samenvatting; in a scope that shows everything."""
    dossiers = {dossier.slug: dossier for dossier in gemeente.dossiers.filter(slug__in=dict(GELEZEN))}
    ronde = begin(gemeente, dossiers.values(), by=by, now=when, may_publish=True).ronde
    for slug, naam in GELEZEN:
        file = STUKKEN / naam
        data = file.read_bytes() if file.exists() else b"GIF89a"
        ronde.beurten.create(gemeente=gemeente, dossier=dossiers[slug], naam=naam, bestand=data)
    while do_next(ronde.pk, gemeente.pk, by.pk):
        pass
    Stuk.objects.filter(dossier__in=dossiers.values(), gelezen_door=by).update(gelezen_op=when)

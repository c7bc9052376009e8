"""The overview of motions and toezeggingen in Word: made of dossiers by the writer of the papers for the council."""

from django.utils import timezone
from django.utils.formats import date_format

from raadsportaal.dossiers.forms import OpvolgForm
from raadsportaal.dossiers.opvolging import HEADINGS, table
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.bestand import as_file
from raadsportaal.instrumenten.papier import Deel, Papier, Vorm

CHECKED = "Kijk na wat de griffie nog niet heeft bevestigd. Gemaakt met het Raadsportaal Internationaal."


@for_gemeente(Recht.LEZEN)
def overzicht(request):
    """The selection of the page Moties en toezeggingen."""
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    rijen = tuple(table(OpvolgForm(request.GET, gemeente, today).found()))
    deel = Deel("overzicht", "", Vorm.TABEL, koppen=HEADINGS, rijen=rijen)
    dag = date_format(today, "j F Y")
    papier = Papier(
        soort="overzicht",
        soortnaam="Overzicht",
        gemeente=str(gemeente),
        titel="moties en toezeggingen",
        delen=(deel,),
        kenmerken=(("Datum", dag), ("Aantal", str(len(rijen)))),
        voet=(CHECKED,),
        liggend=True,
        merk=f"Stand op {dag}",
    )
    return as_file(papier, "docx", f"moties-en-toezeggingen-{gemeente.slug}-{today:%Y-%m-%d}")

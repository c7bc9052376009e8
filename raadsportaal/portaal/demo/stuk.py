"""The document of the demo that was read: its suggestions wait for the griffier of Oosterwaard."""

from pathlib import Path

from agendas.duiding.current import engine_and_version
from agendas.duiding.document import judge_passages
from agendas.duiding.rows import row_of
from raadsportaal.dossiers.models import Dossier, Lezing
from raadsportaal.dossiers.suggesties.keeping import keep

TEXT = Path(__file__).with_name("data") / "omgevingsvisie.txt"
NAME = "Ontwerpvisie, versie 2"


def read_document(dossier: Dossier, *, by, now) -> None:
    """Keep the text with the dossier as a griffier would; in a scope that shows everything."""
    engine, versie = engine_and_version()
    tekst = TEXT.read_text(encoding="utf-8")
    rows = [row_of(bevinding) for bevinding in judge_passages(engine, tekst)]
    rows = [row for row in rows if row["vondsten"] or row["wereld"]]
    keep(Lezing(naam=NAME, tekst=tekst, bevindingen=rows, versie=versie), dossier, by=by, now=now)

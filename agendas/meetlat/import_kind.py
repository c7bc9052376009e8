"""Figures as a kind that editors can import in the admin: the columns of the template, in plain Dutch."""

from agendas.meetlat.storing import WaardeImporter
from agendas.models import Waarde
from raadsportaal.redactie.imports.kinds import Kolom, Soort, register

KOLOMMEN = [
    Kolom("indicator", "Code van de indicator, zoals gas_woning. Die staat in het formulier van de indicator.",
          "gas_woning", ook=("code", "indicatorcode"), verplicht=True),
    Kolom("gemeente", "Naam of CBS-code (GM en vier cijfers) van de gemeente.", "VOORBEELD: verwijder deze rij",
          ook=("gemeentecode", "gemeentenaam", "regio", "regios"), verplicht=True),
    Kolom("jaar", "Het jaar waarover het cijfer gaat, zoals 2024.", "2024", ook=("year", "periode", "perioden"),
          verplicht=True),
    Kolom("waarde", "Het getal, zonder eenheid: 1240 of 6,8. Leeg is niet bekend; dat is geen nul.", "1240",
          ook=("cijfer", "value", "getal"), verplicht=True),
    Kolom("laag", "De laagste waarde van de marge. Alleen samen met de hoogste.", "", label="Marge, laagste",
          ook=("marge laag", "ondergrens", "low")),
    Kolom("hoog", "De hoogste waarde van de marge.", "", label="Marge, hoogste",
          ook=("marge hoog", "bovengrens", "high")),
    Kolom("noot", "voorlopig, als het cijfer nog kan veranderen.", ""),
    Kolom("opmerking", "Wat moet een lezer weten? Staat bij het cijfer. Hooguit 250 tekens.", "",
          ook=("toelichting", "note")),
    Kolom("reden", "Waarom verandert een cijfer dat er al stond? Staat bij de correctie. Hooguit 250 tekens.", "",
          ook=("reden van wijziging", "waarom")),
    Kolom("indeling", "Het jaar van de gemeentegrenzen waarvoor het cijfer geldt. Leeg: dat van het cijfer zelf.", "",
          label="Grenzen van welk jaar?", ook=("grenzen", "gemeentegrenzen", "gemeentelijke indeling")),
]  # fmt: skip

CIJFERS = Soort(
    model=Waarde,
    label="Cijfers per gemeente",
    importer=WaardeImporter,
    kolommen=KOLOMMEN,
    uitleg="Nieuwe cijfers staan meteen op de meetlat, als de indicator gepubliceerd is. Wijzigt een cijfer dat al te "
    "zien was, dan staat er voor iedereen bij wat het was, en waarom.",
)
register(CIJFERS)

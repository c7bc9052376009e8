"""Programmes and projects as a kind that editors can import in the admin."""

from kennisbank.import_kind import DOELEN, KENMERK, SEMICOLON, SLUG, SUBDOELEN, TAAL, THEMAS, land, themas
from raadsportaal.redactie.imports.kinds import Kolom, Soort, register
from samenwerking.models import Programma
from samenwerking.programmas.storing import ProgrammaImporter

DATE = "Een dag, maand of jaar: 2024-03-31, 2024-03 of 2024."

KOLOMMEN = [
    Kolom("titel", "Naam van het programma of project.", "VOORBEELD: verwijder deze rij", verplicht=True),
    Kolom("extern_id", f"{KENMERK.uitleg} In elk geval dit of het webadres is nodig.", "voorbeeld-1",
          label=KENMERK.label, ook=(*KENMERK.ook, "iati identifier")),
    SLUG,
    Kolom("soort", "programma of project. Leeg: programma.", "project"),
    Kolom("programma", "Van een project: het kenmerk van zijn programma, in dezelfde verzameling.", "",
          label="Hoort bij programma"),
    Kolom("samenvatting", "In gewone taal, hooguit 240 tekens.", "Gemeenten helpen elkaar met schoon water."),
    TAAL,
    Kolom("engelse_titel", "Officiële Engelse titel.", "Example project", label="Officiële Engelse titel"),
    Kolom("afkorting", "Hooguit 40 tekens.", "EXP"),
    Kolom("begin", DATE, "2024", ("begin", "begin_precies")),
    Kolom("einde", DATE, "2027-06", ("einde", "einde_precies")),
    Kolom("doelstelling", "Wat wil het bereiken?", "Schoon water voor 20.000 mensen.", label="Wat wil het bereiken?"),
    Kolom("aanpak", "Wat gebeurt er?", "Collega's bezoeken elkaar.", label="Wat gebeurt er?"),
    Kolom("resultaat", "Wat kwam ervan?", "", label="Het resultaat"),
    Kolom("lastig", "Wat was of is lastig?", "", label="Wat was of is lastig?"),
    Kolom("landen", f"Namen van landen, of codes met twee letters. {SEMICOLON}", "Jordanië; Libanon", ook=("land",)),
    THEMAS, DOELEN, SUBDOELEN,
    Kolom("partners", f"Namen van organisaties. {SEMICOLON}", "Gemeente Voorbeeld"),
    Kolom("financier", "Wie betaalt?", "Ministerie van Buitenlandse Zaken"),
    Kolom("budget", "Bedrag met een punt voor de centen, zoals 1250000.50.", "1250000"),
    Kolom("munt", "Code van de munt. Leeg: EUR.", "EUR"),
    Kolom("budget_toelichting", "Waarvoor is het, en van welk jaar?", "", label="Waarvoor en van welk jaar?"),
    Kolom("bijdrage_gemeente", "Wat kan een gemeente doen?", "", label="Wat kan een gemeente doen?"),
    Kolom("bijdrage_ambtenaar", "Wat kan een ambtenaar doen?", "", label="Wat kan een ambtenaar doen?"),
    Kolom("bijdrage_bestuurder", "Wat kan een bestuurder doen?", "", label="Wat kan een bestuurder doen?"),
    Kolom("bijdrage_raadslid", "Wat kan een raadslid doen?", "", label="Wat kan een raadslid doen?"),
    Kolom("onvolledig", "Wat ontbreekt op deze pagina?", "", label="Wat ontbreekt hier?"),
    Kolom("bronnen", "Elke bron op een eigen regel in de cel: titel | webadres | taal.",
          "Website | https://example.org/ | nl", ook=("bron", "url", "website")),
]  # fmt: skip


def _landen(importer, codes):
    return ", ".join(land(importer, code) for code in codes)


register(
    Soort(
        model=Programma,
        label="Programma's en projecten",
        importer=ProgrammaImporter,
        kolommen=KOLOMMEN,
        uitleg="Nieuwe programma's en projecten komen binnen als concept. Een collega publiceert ze.",
        woorden={"landen": _landen, "themas": themas},
    )
)

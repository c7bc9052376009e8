"""Know what is part of any meeting, such as its opening and its minutes, and so no piece of policy."""

import re

# A title of these words alone (and numbers) stands on any agenda and is no dossier. One other word, and it may be one:
# “Sluiting” is not, “Sluiting zwembad De Kom” is; “Agenda” is not, “Agenda 2030 in onze gemeente” is.
WORDS = """
opening openen heropening sluiting sluiten afsluiting welkom schorsing pauze loting presentie presentielijst rondvraag
actualiteit actualiteiten mededeling mededelingen spreekrecht inspreken insprekers inspraak inspreekhalfuur
inspreekrecht vragenuur vragenhalfuur vragenuurtje vragenronde mondelinge vragen stemming stemmingen stemvolgorde
vaststellen vaststelling goedkeuring goedkeuren agenda agendapunten termijnagenda termijnplanning lange termijn
planning hamerstukken bespreekstukken besluitvorming ingekomen stukken moties amendementen toezeggingen overzicht tkn
lijst lijsten tknlijst verslag verslagen notulen besluitenlijst besluitenlijsten actielijst toezeggingenlijst
sprekerslijst uitslagenlijst stemlijst concept conceptverslag conceptagenda conceptbesluitenlijst ontwerp vastgesteld
gewijzigd gewijzigde vorige vergadering raadsvergadering commissievergadering commissie raad gemeenteraad raadsleden
college burgemeester wethouders voorzitter griffier griffie publiek inwoners burgers openbaar openbare besloten
gedeelte deel procedureel procedurele inhoudelijk portefeuille kennisname kennisgeving
en van de het der voor op door uit aan met bij per ter uur
januari februari maart april mei juni juli augustus september oktober november december
"""
PROCEDURE = frozenset(WORDS.split())
WORD = re.compile(r"[^\W\d_]+")

# Minutes and agendas that name a committee, with whatever words its name has.
OF_MEETING = re.compile(
    r"^\W*(?:\w{1,3}[.):]\s*)*(?:(?:vaststell\w+|goedkeur\w+) (?:van )?(?:de |het )?)?(?:concept|ontwerp)?[ -]?"
    r"(?:(?:verslag|notulen|besluitenlijst|uitslagenlijst|actielijst)\b.*(?:vergadering|commissie|raad\b|\d{4})"
    r"|(?:termijn)?agenda,? (?:van )?(?:de |het )?(?:per|raad|gemeenteraad|commissie|vergadering|presidium))",
    re.I,
)


def is_procedure(title: str) -> bool:
    """Whether a title is part of any meeting, and no piece of policy."""
    return PROCEDURE.issuperset(WORD.findall(title.lower())) or OF_MEETING.match(title) is not None

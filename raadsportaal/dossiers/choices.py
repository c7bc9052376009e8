"""What a dossier is, where it stands in the council and after it, who says so, and where the row came from."""

import re
from datetime import date

from django.db.models import TextChoices


class Dossiersoort(TextChoices):
    """The kind of piece that a dossier is about.

    From VNG's ODS Open Raadsinformatie 2.0 (informatieobjecttype): motie, amendement, toezegging, ingekomen_stuk. Its
    voorstel is divided here into raadsvoorstel and initiatiefvoorstel, its vraag and antwoord are one dossier
    (schriftelijke_vragen or mondelinge_vraag), its mededeling is a raadsinformatiebrief. The others are ours: what a
    council calls a visie or a begroting is just a besluitvormingsstuk in the standard.
    """

    COALITIEAKKOORD = "coalitieakkoord", "Coalitieakkoord"
    RAADSVOORSTEL = "raadsvoorstel", "Raadsvoorstel"
    INITIATIEFVOORSTEL = "initiatiefvoorstel", "Initiatiefvoorstel"
    VISIE = "visie", "Visie"
    BELEIDSNOTA = "beleidsnota", "Beleidsnota"
    BEGROTING = "begroting", "Begroting"
    JAARSTUKKEN = "jaarstukken", "Jaarstukken"
    VERORDENING = "verordening", "Verordening"
    OMGEVINGSPLAN = "omgevingsplan", "Omgevingsplan"
    MOTIE = "motie", "Motie"
    AMENDEMENT = "amendement", "Amendement"
    RAADSINFORMATIEBRIEF = "raadsinformatiebrief", "Raadsinformatiebrief"
    SCHRIFTELIJKE_VRAGEN = "schriftelijke_vragen", "Schriftelijke vragen"
    MONDELINGE_VRAAG = "mondelinge_vraag", "Mondelinge vraag"
    TOEZEGGING = "toezegging", "Toezegging"
    INGEKOMEN_STUK = "ingekomen_stuk", "Ingekomen stuk"
    OVERIG = "overig", "Overig"

    @classmethod
    def of_members(cls) -> tuple["Dossiersoort", ...]:
        """What members of the council hand in themselves."""
        return (cls.MOTIE, cls.AMENDEMENT, cls.SCHRIFTELIJKE_VRAGEN, cls.MONDELINGE_VRAAG, cls.INITIATIEFVOORSTEL)

    @classmethod
    def voted(cls) -> tuple["Dossiersoort", ...]:
        """The kinds that a council takes a decision on; the others it hears, asks or is promised."""
        return (
            cls.RAADSVOORSTEL, cls.INITIATIEFVOORSTEL, cls.VISIE, cls.BELEIDSNOTA, cls.BEGROTING, cls.JAARSTUKKEN,
            cls.VERORDENING, cls.MOTIE, cls.AMENDEMENT,
        )  # fmt: skip

    @classmethod
    def guess(cls, text: str) -> "Dossiersoort":
        """The kind that a title names first, in words that leave no doubt; else OVERIG."""
        found = [(hit.start(), -hit.end(), soort) for soort, words in WORDS.items() if (hit := words.search(text))]
        return min(found)[2] if found else cls.OVERIG

    @classmethod
    def followed(cls) -> tuple["Dossiersoort", ...]:
        """What asks something of the college: a council follows what becomes of it, by when, and who says so."""
        return (cls.MOTIE, cls.AMENDEMENT, cls.TOEZEGGING, cls.SCHRIFTELIJKE_VRAGEN)


class Dossierstand(TextChoices):
    """Where a dossier is in the council process: first what the council must still handle, then what is handled.

    The results aangenomen, verworpen and aangehouden are those of ODS Open Raadsinformatie; ingetrokken is a result of
    motions in OpenBesluitvorming. The standard knows nothing about the way to a decision and after it: that is ours.
    """

    IN_VOORBEREIDING = "in_voorbereiding", "In voorbereiding"
    INGEDIEND = "ingediend", "Ingediend"
    COMMISSIE = "commissie", "In de commissie"
    GEAGENDEERD = "geagendeerd", "Op de agenda van de raad"
    AANGEHOUDEN = "aangehouden", "Aangehouden"

    BEHANDELD = "behandeld", "Behandeld"  # the meeting was held; what the council decided is not in the source
    AANGENOMEN = "aangenomen", "Aangenomen"
    VERWORPEN = "verworpen", "Verworpen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    OVERGENOMEN = "overgenomen", "Overgenomen"  # the college does what a motie asks, without a vote
    TER_KENNISNAME = "ter_kennisname", "Ter kennisname"
    IN_UITVOERING = "in_uitvoering", "In uitvoering"
    AFGEROND = "afgerond", "Afgerond"

    @classmethod
    def open(cls) -> tuple["Dossierstand", ...]:
        """The standen of dossiers that the council must still handle, for a queryset (`stand__in=Stand.open()`)."""
        return (cls.IN_VOORBEREIDING, cls.INGEDIEND, cls.COMMISSIE, cls.GEAGENDEERD, cls.AANGEHOUDEN)

    @classmethod
    def done(cls) -> tuple["Dossierstand", ...]:
        """The standen of dossiers that the council has handled."""
        return tuple(stand for stand in cls if not stand.is_open)

    @classmethod
    def outcomes(cls) -> tuple["Dossierstand", ...]:
        """All but the way to the council."""
        return tuple(stand for stand in cls if stand not in (cls.IN_VOORBEREIDING, cls.COMMISSIE, cls.GEAGENDEERD))

    @classmethod
    def turned_down(cls) -> tuple["Dossierstand", ...]:
        """The council does not want it, or who handed it in no more."""
        return (cls.VERWORPEN, cls.INGETROKKEN)

    @classmethod
    def without_sequel(cls) -> tuple["Dossierstand", ...]:
        """Where nothing is left to be done."""
        return (cls.VERWORPEN, cls.INGETROKKEN, cls.AFGEROND)

    @property
    def is_open(self) -> bool:
        """Whether the council must still handle a dossier in this stand."""
        return self in Dossierstand.open()

    @classmethod
    def assumed(cls, behandeldatum: date | None, *, today: date) -> "Dossierstand":
        """What the date alone says, for a source that tells no stand."""
        if behandeldatum is None:
            return cls.IN_VOORBEREIDING
        return cls.GEAGENDEERD if behandeldatum >= today else cls.BEHANDELD


class Uitkomst(TextChoices):
    """How it ended in the council, as far as the stand and the kind of a dossier tell.

    What is carried out or finished was adopted, of a kind that is voted on: a rejected motie is never carried out. An
    answered question or a kept promise is finished too, but nobody voted. What was withdrawn was not rejected.
    """

    AANGENOMEN = "aangenomen", "Aangenomen"
    VERWORPEN = "verworpen", "Verworpen"
    ANDERS = "anders", "Andere of onbekende uitkomst"

    @classmethod
    def of(cls, stand, soort) -> "Uitkomst | None":
        """None for what the council must still handle."""
        if Dossierstand(stand).is_open:
            return None
        carried_out = stand in (Dossierstand.IN_UITVOERING, Dossierstand.AFGEROND) and soort in Dossiersoort.voted()
        if stand == Dossierstand.AANGENOMEN or carried_out:
            return cls.AANGENOMEN
        return cls.VERWORPEN if stand == Dossierstand.VERWORPEN else cls.ANDERS


class Afdoening(TextChoices):
    """What the college did of what was asked of it; empty where that is not known."""

    OPEN = "open", "Nog niet gedaan"
    LOOPT = "loopt", "Er wordt aan gewerkt"
    AFGEDAAN = "afgedaan", "Afgedaan"


class Volgens(TextChoices):
    """Who says where a dossier stands; empty: nobody who answers for it."""

    GRIFFIE = "griffie", "de griffie"
    SYSTEEM = "systeem", "het raadsinformatiesysteem"


class Behandeling(TextChoices):
    """How the council handles a piece in its meeting; empty where that is not known.

    ODS Open Raadsinformatie has only indicatieHamerstuk (yes or no); the other words are those of Dutch agendas.
    """

    HAMERSTUK = "hamerstuk", "Hamerstuk"
    BESPREEKSTUK = "bespreekstuk", "Bespreekstuk"
    BEELDVORMEND = "beeldvormend", "Beeldvormend"
    OORDEELSVORMEND = "oordeelsvormend", "Oordeelsvormend"
    TER_KENNISNAME = "ter_kennisname", "Ter kennisname"


class Dossierbron(TextChoices):
    """Where a row came from."""

    PORTAAL = "portaal", "Ingevoerd in het portaal"
    BESTAND = "bestand", "Bestand"
    OPENBESLUITVORMING = "openbesluitvorming", "OpenBesluitvorming"
    NOTUBIZ = "notubiz", "Notubiz"
    IBABS = "ibabs", "iBabs"


# What the title names first decides: “Motie bij de begroting” is a motie. Singular where the plural is a list of many.
WORDS = {
    soort: re.compile(words, re.I)
    for soort, words in {
        Dossiersoort.COALITIEAKKOORD: r"\b(?:coalitie|raads|hoofdlijnen)akkoord\b|\b(?:college|raads)programma\b",
        Dossiersoort.INITIATIEFVOORSTEL: r"\binitiatief[ -]?(?:raads)?voorstel\b",
        Dossiersoort.RAADSVOORSTEL: r"\b(?:raads)?voorstel\b",
        Dossiersoort.VISIE: r"\b(?!(?:televisie|revisie|supervisie|provisie|divisie)\b)\w*visie\b",
        Dossiersoort.BELEIDSNOTA: r"\bbeleids(?:nota|notitie|plan|kader|regels?)\b|\bkadernota\b(?! 20\d\d)"
        r"|\bstartnotitie\b",
        Dossiersoort.BEGROTING: r"\b\w*begroting(?:swijziging)?\b|\bkadernota 20\d\d"
        r"|\b(?:voorjaar|najaar|perspectief)s?nota\b",
        Dossiersoort.JAARSTUKKEN: r"\bjaar(?:stukken|rekening)\b",
        Dossiersoort.VERORDENING: r"\b\w*verordening\b|\bAPV\b",
        Dossiersoort.OMGEVINGSPLAN: r"\bomgevingsplan\b",
        Dossiersoort.MOTIE: r"\bmotie\b",
        Dossiersoort.AMENDEMENT: r"\b(?:sub)?amendement\b",
        # The college that answers a motie or a toezegging writes the council a letter.
        Dossiersoort.RAADSINFORMATIEBRIEF: r"\b(?:raads|college)?informatiebrief\b|\bRIB\b"
        r"|\b(?:raad|college|wethouder)s?brief\b"
        r"|\bbrief (?:aan de|van het|van de) (?:gemeente)?(?:raad|college|wethouder)\b|\b(?:raads|college)mededeling\b"
        r"|\b(?:beantwoording|afdoening|uitvoering)(?: van)?(?: de)? (?:motie|amendement|toezegging)\b|^mededeling$",
        Dossiersoort.SCHRIFTELIJKE_VRAGEN: r"\b(?:schriftelijke|technische) (?:raads)?vra(?:gen|ag)\b|\braadsvragen\b"
        r"|\bart(?:ikel|\.)? ?\d+[ -]vragen\b|^vra(?:gen|ag)$",
        Dossiersoort.MONDELINGE_VRAAG: r"\bmondelinge vra(?:gen|ag)\b|\bvragenuur\b",
        Dossiersoort.TOEZEGGING: r"\btoezegging\b",
        Dossiersoort.INGEKOMEN_STUK: r"\bingekomen (?:stuk|brief)\b|\braadsadres\b",
    }.items()
}

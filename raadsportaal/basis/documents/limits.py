"""How much of a document is read at most, and how a reader refuses what is not for us."""

MAX_PAGES = 300
MAX_CHARACTERS = 3_000_000

TOO_LONG = "Dit stuk is te lang. Knip het in delen."
TOO_MUCH = "Dit bestand wordt te groot als wij het uitpakken. Plak anders de tekst."


class Refused(Exception):
    """The document is not for us; the message is Dutch."""

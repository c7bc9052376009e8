"""What a change says in Dutch: a sentence and the differences, from a record as it was before and after.

A record is a dict of field values; None stands for before it was there and after it was gone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from raadsportaal.basis.texts import listed
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.models import Beleidspunt, Besluit, Dossier, Koppeling, Reden

# The fields that are told, in this order, each with what a sentence calls it.
FIELDS = {
    Dossier: {
        "titel": "de titel",
        "slug": "het webadres",
        "soort": "de soort",
        "stand": "de stand",
        "behandeling": "de behandeling",
        "portefeuillehouder": "de portefeuillehouder",
        "behandeldatum": "de datum van behandeling",
        "samenvatting": "de samenvatting",
        "indieners": "wie het indiende",
        "stemming": "de stemming",
        "termijn": "de termijn",
        "afdoening": "de afdoening",
        "stand_volgens": "de bevestiging van de stand",
        "document_titel": "het document",
        "document_url": "het document",
        "bron": "de herkomst",
        "extern_id": "het kenmerk",
        "bij__titel": "het dossier waar het bij hoort",
        "openbaar_op": "",
        "gearchiveerd_op": "",
    },
    Beleidspunt: {"titel": "", "passage": "", "bladzijde": ""},
    Koppeling: {
        "besluit": "",
        "reden": "",
        "richting": "",
        "reikwijdte": "",
        "toelichting": "",
        "passage": "",
        "bladzijde": "",
    },
}
# The sentence itself tells these; the table of all changes still shows old and new.
SAID = {"openbaar_op", "gearchiveerd_op", "besluit", "reden"}
LONG = 80  # characters; more is folded

MADE = {
    Dossierbron.BESTAND: "Las het dossier in uit een bestand",
    Dossierbron.OPENBESLUITVORMING: "Las het dossier in uit OpenBesluitvorming",
    Dossierbron.NOTUBIZ: "Las het dossier in uit Notubiz",
    Dossierbron.IBABS: "Las het dossier in uit iBabs",
}
SWITCHES = {
    "openbaar_op": ("maakte het dossier openbaar", "haalde het dossier van de openbare pagina"),
    "gearchiveerd_op": ("zette het dossier in het archief", "haalde het dossier uit het archief"),
}
STEPS = {
    (None, Besluit.VOORSTEL): "Stelde {naar} voor",
    (None, Besluit.GEKOPPELD): "Koppelde {naar}",
    (Besluit.VOORSTEL, Besluit.GEKOPPELD): "Koppelde {naar}",
    (Besluit.INGETROKKEN, Besluit.GEKOPPELD): "Koppelde {naar}",
    (Besluit.AFGEWEZEN, Besluit.GEKOPPELD): "Koppelde {naar} alsnog",
    (Besluit.ONTKOPPELD, Besluit.GEKOPPELD): "Koppelde {naar} opnieuw",
    (Besluit.VOORSTEL, Besluit.AFGEWEZEN): "Wees {naar} af{reden}",
    (Besluit.GEKOPPELD, Besluit.AFGEWEZEN): "Wees {naar} af{reden}",
    (Besluit.GEKOPPELD, Besluit.ONTKOPPELD): "Ontkoppelde {naar}",
    (Besluit.GEKOPPELD, Besluit.VOORSTEL): "Maakte de koppeling met {naar} ongedaan",
    (Besluit.AFGEWEZEN, Besluit.VOORSTEL): "Maakte de afwijzing van {naar} ongedaan",
    (Besluit.ONTKOPPELD, Besluit.VOORSTEL): "Stelde {naar} opnieuw voor",
    (Besluit.INGETROKKEN, Besluit.VOORSTEL): "Stelde {naar} opnieuw voor",
    (Besluit.VOORSTEL, Besluit.INGETROKKEN): "Trok het voorstel voor {naar} in",
    (Besluit.VOORSTEL, Besluit.VOORSTEL): "Wijzigde het voorstel voor {naar}",
}


@dataclass(frozen=True)
class Difference:
    """A field that changed, with what stood there and what stands there now; empty text is nothing."""

    label: str
    old: str
    new: str
    said: bool

    @property
    def is_long(self):
        return max(len(self.old), len(self.new)) > LONG or "\n" in self.old + self.new


def differences(model, old, new) -> list[Difference]:
    """What changed of a record. Its first values are no change: a later one still shows them as old."""
    if old is None:
        return []
    new = new or {}
    return [
        _difference(model._meta.get_field(name.partition("__")[0]), old[name], new.get(name))
        for name in FIELDS[model]
        if _filled(old[name]) != _filled(new.get(name))
    ]


def sentence(model, old, new, by=None, herindeling="") -> str:
    """What `by` (the key of a person, or None) did, from one record to the next."""
    if model is Koppeling:
        return _koppeling(old, new, by)
    if model is Beleidspunt:
        verb = "Voegde {} toe" if old is None else "Haalde {} weg" if new is None else "Wijzigde {}"
        return verb.format(f"het beleidspunt ‘{(new or old)['titel']}’")
    if new is None:
        return "Verwijderde het dossier"
    if old is None:
        return MADE.get(new["bron"], "Maakte het dossier")
    if herindeling:
        return f"Herindeling: {herindeling[0].lower()}{herindeling[1:]}"
    return _dossier(old, new)


def _dossier(old, new):
    switched = [
        on if new[name] else off
        for name, (on, off) in SWITCHES.items()
        if bool(old[name]) != bool(new[name])
    ]  # fmt: skip
    told = {name: called for name, called in FIELDS[Dossier].items() if called}
    changed = dict.fromkeys(called for name, called in told.items() if _filled(old[name]) != _filled(new[name]))
    if changed:
        switched.append(f"wijzigde {listed(list(changed))}")
    what = listed(switched)
    return what[:1].upper() + what[1:]


def _koppeling(old, new, by):
    record = new or old
    before, after = old and old["besluit"], new and new["besluit"]
    other = "Wijzigde de koppeling met {naar}" if new else "Haalde de koppeling met {naar} weg"
    step = STEPS.get((before, after), other)
    if (before, after) == (Besluit.AFGEWEZEN, Besluit.VOORSTEL) and _proposed_again(old, new, by):
        step = "Stelde {naar} opnieuw voor"
    reden = Reden(record["reden"]).label if record["reden"] else ""
    return step.format(naar=record["naar"], reden=reden and f": {reden[0].lower()}{reden[1:]}")


def _proposed_again(old, new, by):
    """A refusal ends in two ways: the griffie takes it back, or somebody proposes the same once more."""
    proposer = new["voorgesteld_door"]
    return by is not None and by == proposer and (old["voorgesteld_door"] != proposer or old["besloten_door"] != by)


def _difference(field, old, new):
    label = field.verbose_name[0].upper() + field.verbose_name[1:]
    return Difference(label, shown(field, old), shown(field, new), field.name in SAID)


def _filled(value):
    return "" if value is None else value


def shown(field, value) -> str:
    """A value of this model field as people read it; empty for nothing."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return str(value)
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), r"j F Y, G.i \u\u\r")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(dict(field.flatchoices).get(value, value))

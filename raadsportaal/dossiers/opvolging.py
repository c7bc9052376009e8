"""What became of motions, amendments, toezeggingen and questions: who says so, and the overview for the agenda."""

from django.utils import timezone
from django.utils.formats import date_format

from agendas import vn
from raadsportaal.basis.tables.exports import harmless
from raadsportaal.dossiers.choices import Volgens

# What somebody answers for.
ANSWERED_FOR = frozenset({"stand", "afdoening", "termijn"})
UNSURE = "nog niet bevestigd door de griffie"
COLUMNS = [
    "soort", "titel", "ingediend_door", "portefeuillehouder", "raad", "uitkomst", "stemming", "termijn", "afdoening",
    "volgens", "bevestigd_op", "doelen", "sdg_uris", "kenmerk", "adres", "stuk",
    "gemeentecode", "tooi_uri",
]  # fmt: skip
# Of the table on paper, which has no room for more.
HEADINGS = ("Wat", "Wie", "Raad", "Uitkomst", "Termijn", "Stand")


def answer_for(dossier, changed, *, is_griffie: bool, now):
    """Note who says where it stands, when one of these fields was changed: the griffie, or nobody yet."""
    if dossier.is_followed and ANSWERED_FOR & set(changed):
        dossier.stand_volgens = Volgens.GRIFFIE if is_griffie else ""
        dossier.stand_op = now if is_griffie else None


def rows(dossiers, absolute):
    """The heading, and a row for each; read whole at once."""
    found = [[harmless(value) for value in _row(dossier, absolute)] for dossier in _with_all(dossiers)]
    return [COLUMNS, *found]


def _row(d, absolute):
    return [
        d.get_soort_display(), d.titel, d.indieners, d.portefeuillehouder, d.behandeldatum, d.get_stand_display(),
        d.stemming, d.termijn, d.get_afdoening_display(), d.volgens or UNSURE,
        d.stand_op and timezone.localdate(d.stand_op), ", ".join(map(str, d.alle_doelnummers)),
        "; ".join(map(vn.goal, d.alle_doelnummers)), d.extern_id, absolute(d.get_absolute_url()), d.document_url,
        d.gemeente.code, d.gemeente.tooi_uri,
    ]  # fmt: skip


def table(dossiers) -> list[tuple[str, ...]]:
    """The same for people, under HEADINGS."""
    return [_line(dossier) for dossier in _with_all(dossiers)]


def _line(d):
    wie = [d.indieners, d.portefeuillehouder and f"portefeuille: {d.portefeuillehouder}"]
    stand = d.get_afdoening_display() or "Niet bekend"
    by = f"volgens {d.volgens}{f', {_day(timezone.localdate(d.stand_op))}' if d.stand_op else ''}"
    return (
        f"{d.get_soort_display()}: {d.titel}",
        "; ".join(filter(None, wie)),
        _day(d.behandeldatum),
        ", ".join(filter(None, [d.get_stand_display(), d.stemming])),
        _day(d.termijn),
        f"{stand} ({by if d.volgens else UNSURE})",
    )


def _with_all(dossiers):
    keys = list(dossiers.values_list("pk", flat=True))
    return dossiers.model.objects.select_related("gemeente").with_counts().in_order_of(keys)


def _day(day):
    return date_format(day, "j F Y") if day else ""

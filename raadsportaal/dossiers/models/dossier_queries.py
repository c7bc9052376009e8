"""What is asked of dossiers: which are open, which match a filter, what a list or page shows of each."""

from datetime import timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, FilteredRelation, OuterRef, Q, Value, When
from django.db.models.expressions import RawSQL
from django.utils.crypto import salted_hmac

from raadsportaal.basis.search.matching import matches
from raadsportaal.dossiers.choices import Afdoening, Dossiersoort, Dossierstand, Uitkomst

# The values of Besluit; the model itself comes after this module.
LINKED = Q(koppelingen__besluit="gekoppeld")
WAITING = Q(koppelingen__besluit="voorstel")
UNCONFIRMED = "onbevestigd"  # beside the outcomes: nobody answers for where it stands
SOON = timedelta(days=30)


def confirmed(prefix=""):
    """Somebody answers for where it stands; of what no council follows nobody asks that."""
    return ~_is_followed(prefix) | ~Q(**{f"{prefix}stand_volgens": ""})


def _is_followed(prefix=""):
    return Q(**{f"{prefix}soort__in": Dossiersoort.followed()})


def _is_pending():
    return ~Q(afdoening=Afdoening.AFGEDAAN) & ~Q(stand__in=Dossierstand.without_sequel())


def _terms(today):
    """That the term is over, and that it ends soon."""
    return Q(termijn__lt=today), Q(termijn__gte=today, termijn__lte=today + SOON)


# Of the municipality of the request: so says the function, which came with the lock of the passages.
WITH_PASSAGE = "SELECT s.dossier_id FROM passages_met(%s) AS p JOIN dossiers_stuk AS s ON s.id = p.stuk_id"


class DossierQuerySet(models.QuerySet):
    def current(self):
        """Not in the archive."""
        return self.filter(gearchiveerd_op__isnull=True)

    def archived(self):
        return self.filter(gearchiveerd_op__isnull=False)

    def open(self):
        """What the council must still handle."""
        return self.current().filter(stand__in=Dossierstand.open())

    def done(self):
        return self.current().exclude(stand__in=Dossierstand.open())

    def published(self):
        """What its municipality shows to everyone; the policy of the table says the same."""
        return self.current().filter(openbaar_op__isnull=False)

    def coming(self, today):
        """Open, and with a day of handling from today on; the soonest first."""
        return self.open().filter(behandeldatum__gte=today).order_by("behandeldatum", "titel")

    def search(self, words):
        """Whose title, summary, portefeuillehouder, kenmerk or beleidspunten match the words, or a document of it.

        With `eigen`: whether its own words match.
        """
        if not words:
            return self.annotate(eigen=Value(True))
        own = matches(words, "titel", "samenvatting", "portefeuillehouder", "extern_id")
        parts = self.alias(match=matches(words, "beleidspunten__titel", "beleidspunten__passage")).filter(match=True)
        by_own_words = Q(match=True) | Q(pk__in=parts.values("pk"))
        eigen = ExpressionWrapper(by_own_words, models.BooleanField())
        by_document = Q(pk__in=RawSQL(WITH_PASSAGE, [words]))  # noqa: S611 (the words are a parameter)
        return self.alias(match=own).annotate(eigen=eigen).filter(Q(eigen=True) | by_document)

    def for_import(self):
        """With all that a record of an import holds."""
        return self

    def undated(self):
        return self.filter(behandeldatum__isnull=True)

    def of_year(self, year):
        return self.filter(behandeldatum__year=year)

    def of_soort(self, soort):
        return self.filter(soort=soort)

    def with_uitkomst(self, uitkomst):
        """Not in the archive, and ended in the council in this way; unknown is also what nobody answers for."""
        wanted = Q()
        for stand in Dossierstand.done():
            soorten = [soort for soort in Dossiersoort if Uitkomst.of(stand, soort) == uitkomst]
            wanted |= Q(stand=stand, soort__in=soorten)
        if uitkomst == Uitkomst.ANDERS:
            unsure = Q(stand__in=Dossierstand.done()) & ~confirmed()
            return self.current().filter(wanted | unsure)
        return self.current().filter(confirmed(), wanted)

    def of_uitkomst(self, uitkomst):
        """In this stand, and somebody answers for that; or UNCONFIRMED: those for which nobody does."""
        if uitkomst == UNCONFIRMED:
            return self.exclude(confirmed())
        return self.filter(confirmed(), stand=uitkomst)

    def followed(self):
        """What a council follows after it was handed in or promised."""
        return self.current().filter(_is_followed())

    def pending(self):
        """Not done, as far as anyone told, and not turned down."""
        return self.filter(_is_pending())

    def overdue(self, today):
        return self.pending().filter(_terms(today)[0])

    def due_soon(self, today):
        """Within thirty days, today included."""
        return self.pending().filter(_terms(today)[1])

    def count_terms(self, today):
        """(overdue, due soon), in one query."""
        over, soon = _terms(today)
        return tuple(self.pending().aggregate(over=Count("pk", over), soon=Count("pk", soon)).values())

    def count_lacking(self, today, apart):
        """How many open ones have no day or no link, and how many terms end; in one query.

        Without a link: not those of the day `apart`, if there is one.
        """
        is_open, linked = Q(stand__in=Dossierstand.open()), Exists(self._koppelingen().filter(dossier=OuterRef("pk")))
        elsewhere = ~Q(behandeldatum=apart) if apart else Q()
        over, soon = (_is_followed() & _is_pending() & term for term in _terms(today))
        return self.current().aggregate(
            undated=Count("pk", is_open & Q(behandeldatum__isnull=True)),
            bare=Count("pk", is_open & elsewhere & ~linked),
            over=Count("pk", over),
            soon=Count("pk", soon),
        )

    def by_term(self):
        """What is due first; what has no term comes last, the latest meeting first."""
        day = F("behandeldatum").desc(nulls_last=True)
        return self.order_by(F("termijn").asc(nulls_last=True), day, "titel", "pk")

    def of_portefeuille(self, name):
        return self.filter(portefeuillehouder=name)

    def with_doel(self, nummer):
        """Linked to a subdoel of this Global Goal, or to a commitment of another agenda that counts for it."""
        linked = self._koppelingen().of_dossiers(self.order_by()).to_global_goal(nummer)
        return self.filter(pk__in=linked.values("dossier"))

    def without_links(self):
        return self.exclude(pk__in=self.filter(LINKED).values("pk"))

    def latest_published(self, number):
        """Of all municipalities together; a fixed number, so that asking among them does not grow with the country."""
        latest = self.published().order_by("-openbaar_op")[:number]
        return self.published().filter(pk__in=latest.values("pk"))

    def most_alike(self, soort, subdoelen):
        """Those linked to these subdoelen, to most of them first; of equals those of this soort."""
        shared = FilteredRelation("koppelingen", condition=LINKED & Q(koppelingen__subdoel__in=subdoelen))
        counted = self.alias(gedeelde=shared).alias(gedeeld=Count("gedeelde"))
        of_soort = Case(When(soort=soort, then=0), default=1)
        return counted.filter(gedeeld__gt=0).order_by("-gedeeld", of_soort, "titel", "pk")

    def came_from(self, gemeente, slug):
        """What had this address in a former municipality, before a merger moved it (merging.py wrote it down)."""
        moves = self.model.pgh_event_model.objects.filter(pgh_context__van=gemeente.pk, pgh_context__slug=slug)
        return self.filter(pk__in=moves.values("pgh_obj"))

    def with_counts(self):
        """With `gekoppeld`, `voorstellen`, `doelnummers` and `ook_doelnummers`: what a list shows of the koppelingen.

        The last are the Global Goals that a dossier counts for through a commitment of another agenda.
        """
        numbers = ArrayAgg(
            "koppelingen__subdoel__doel__nummer",
            distinct=True,
            filter=LINKED & Q(koppelingen__subdoel__isnull=False),
            default=Value([]),
        )
        crossed = self._koppelingen().filter(dossier=OuterRef("pk"), doel__isnull=False).to_global_goals()
        return self.annotate(
            gekoppeld=Count("koppelingen", LINKED),
            voorstellen=Count("koppelingen", WAITING),
            doelnummers=numbers,
            ook_doelnummers=ArraySubquery(crossed.order_by().values("nummer").distinct()),
        )

    def turned_down_or_not(self) -> dict[int, bool]:
        """{key of a dossier: whether it was rejected or withdrawn, as somebody confirmed}."""
        niet = Q(confirmed(), stand__in=Dossierstand.turned_down())
        rows = self.order_by().annotate(niet=ExpressionWrapper(niet, models.BooleanField()))
        return dict(rows.values_list("pk", "niet"))

    def _koppelingen(self):
        """The confirmed ones, of the model that comes after this module."""
        return self.model._meta.get_field("koppelingen").related_model.objects.linked()

    def by_day(self, *, soonest_first=False):
        """By the day of handling; what has no day comes last."""
        day = F("behandeldatum")
        return self.order_by(day.asc(nulls_last=True) if soonest_first else day.desc(nulls_last=True), "titel", "pk")

    def in_order_of(self, pks):
        """These, in the order of the given keys."""
        found = self.in_bulk(pks)
        return [found[pk] for pk in pks]

    def years(self):
        return [day.year for day in self.dates("behandeldatum", "year", order="DESC")]

    def soorten_en_uitkomsten(self):
        """The [(key, label)] of the soorten that there are, and of the outcomes, with what nobody confirmed."""
        rows = list(self.order_by().annotate(sure=confirmed()).values_list("soort", "stand", "sure").distinct())
        soorten, standen = {soort for soort, _, _ in rows}, {stand for _, stand, sure in rows if sure}
        found = [(stand.value, stand.label) for stand in Dossierstand.outcomes() if stand in standen]
        if not all(sure for _, _, sure in rows):
            found.append((UNCONFIRMED, "Nog niet bevestigd door de griffie"))
        return [(soort.value, soort.label) for soort in Dossiersoort if soort in soorten], found

    def portefeuilles(self):
        """[(key, name)] of who has dossiers here; the key stands in addresses, where a name would stay in histories."""
        names = self.exclude(portefeuillehouder="").values_list("portefeuillehouder", flat=True)
        return [(portefeuille_key(name), name) for name in names.distinct().order_by("portefeuillehouder")]


def portefeuille_key(name):
    """Tells one name from another in an address, and nothing to who reads it."""
    return salted_hmac("portefeuille", name).hexdigest()[:10]

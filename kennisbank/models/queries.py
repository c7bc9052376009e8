"""What is asked of praktijken: for a card, a page, an export, the search table; and which are alike."""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, JSONObject, Lower

from agendas.models import Doel
from kennisbank.models.netwerk import Netwerk
from kennisbank.models.onderdelen import PraktijkDoel
from kennisbank.models.sorting import Onderwerp
from raadsportaal.basis.models import SearchRow
from raadsportaal.basis.search.reading import USE_NEAR
from raadsportaal.redactie.models import PublicatieQuerySet, Status

DOEL_OF_CARD = ["id", "nummer", "titel"]  # in the order of the model, as from_db() takes them
SORTED_BY = ["themas", "onderwerpen"]
ALIKE = 0.3  # of titles, by their trigrams: low, for it is a hint to look


class Headline(models.Func):
    """The sentence of a text that matches words, its matches between two control characters."""

    template = (
        "ts_headline('nederlands', %(expressions)s), "
        '\'StartSel="\x02", StopSel="\x03", MaxWords=16, MinWords=8, ShortWord=2, MaxFragments=1\')'
    )
    arg_joiner = ", zoekvraag("
    output_field = models.TextField()


class Bare(models.Func):
    """An address without what does not matter: http or https, www, a mark within the page, a last slash."""

    # No regular expression: that is ten times as slow, and an editor waits for all sources.
    template = "rtrim(split_part(split_part(replace(lower(%(expressions)s), '://www.', '://'), '#', 1), '://', 2), '/')"
    output_field = models.TextField()


class PraktijkQuerySet(PublicatieQuerySet):
    same_before_title = "land"

    def purgeable(self):
        """Our own collection stays in the trash: loading the content again would bring it back as if it were new."""
        return self.trashed().exclude(verzameling="raadsportaal")

    def clues(self):
        colon = models.Value(":")
        place = Concat("land", colon, Lower("plaats"), colon, "doelregels__doel", output_field=models.TextField())
        at_place = self.exclude(plaats="").filter(doelregels__isnull=False)
        return {
            "Zij hebben een bron gemeen": self.filter(bronregels__isnull=False).annotate(
                sleutel=Bare("bronregels__url")
            ),
            "Dezelfde plaats en hetzelfde doel": at_place.annotate(sleutel=place),
        }

    def for_cards(self):
        """With what a card or result shows and no more: most of the time of a page goes into making objects."""
        of_each = PraktijkDoel.objects.filter(praktijk=OuterRef("pk")).order_by("volgorde", "pk")
        doelen = ArraySubquery(of_each.values(one=JSONObject(**{name: f"doel__{name}" for name in DOEL_OF_CARD})))
        shown = ["slug", "titel", "samenvatting", "taal", "plaats", "breedtegraad", "lengtegraad", "inwoners"]
        shown += ["sinds", "tot", "rollen", "trefwoorden", "zekerheid", "afloop", "land__naam", "land__werelddeel"]
        subjects = ArraySubquery(Onderwerp.objects.filter(praktijken=OuterRef("pk")).order_by("pk").values("naam"))
        return self.select_related("land").only(*shown).annotate(doelen_van_kaart=doelen, onderwerpnamen=subjects)

    def for_feed(self):
        return self.select_related("land").defer("zoektekst", "import_waarden")

    def for_page(self):
        """With everything that the page of one praktijk shows."""
        return self._with_parts(Netwerk.objects.published()).defer("zoektekst", "import_waarden")

    def for_import(self):
        """With all that a record of an import holds, published or not."""
        return self._with_parts(Netwerk.objects.all())

    def _with_parts(self, netwerken):
        parts = ["stapregels", "cijferregels__bron", "praktijkvraagregels", "bronregels", *SORTED_BY, "subdoelen__doel"]
        doelen = PraktijkDoel.objects.select_related("doel__agenda")
        return self.select_related("land").prefetch_related(
            *parts, Prefetch("netwerken", netwerken), Prefetch("doelregels", doelen)
        )

    def indexable(self):
        parts = [*SORTED_BY, "subdoelen", "bronregels", "stapregels", "doelregels__doel", "praktijkvraagregels"]
        netwerken = Prefetch("netwerken", Netwerk.objects.published())
        return self.select_related("land").prefetch_related(*parts, netwerken)

    def with_headline(self, words):
        """With `fragment`: the sentence that matched the words (see the filter markering)."""
        if not words:
            return self
        return self.annotate(fragment=Headline(models.F("zoektekst"), models.Value(words)))

    def write_index(self, records):
        """Also keeps the full text beside the record, so that a result can show the sentence that matched."""
        for record in records:
            record.zoektekst = record.full_text()
        with connection.cursor() as cursor:  # bulk_update writes a CASE per record: ten times as slow
            cursor.execute(
                """UPDATE kennisbank_praktijk AS p SET zoektekst = t.tekst
                FROM unnest(%s::bigint[], %s::text[]) AS t(id, tekst) WHERE p.id = t.id AND p.zoektekst <> t.tekst""",
                [[record.pk for record in records], [record.zoektekst for record in records]],
            )
        super().write_index(records)

    def with_engels(self):
        """With its English version, if it has one."""
        return self.select_related("engelse_versie")

    def in_nederland(self):
        return self.filter(land__code="NL")

    def of_plaats(self, plaats):
        """From this Dutch place."""
        return self.in_nederland().filter(plaats__iexact=plaats)

    def without_engels(self):
        return self.filter(engelse_versie=None)

    def with_doelregels(self):
        """With what its numbers of doelen are read from."""
        return self.prefetch_related(Prefetch("doelregels", PraktijkDoel.objects.select_related("doel")))

    def of_size(self, least, below):
        """With at least so many inhabitants and fewer than so many."""
        found = self.filter(inwoners__gte=least)
        return found if below == float("inf") else found.filter(inwoners__lt=below)

    def of_unknown_size(self):
        return self.filter(inwoners__isnull=True)

    def with_rol(self, rol):
        return self.filter(rollen__contains=[rol])

    def without_bron(self):
        return self.filter(bronregels__isnull=True)

    def without_dated_bron(self):
        """Also those without any bron."""
        return self.exclude(pk__in=self.model.objects.filter(bronregels__datum__gt="").values("pk"))

    def without_duiding(self):
        return self.filter(nl_duiding="")

    def unfinished_of(self, gebruiker):
        """What this person wrote last and must still go on with."""
        return self.filter(gewijzigd_door=gebruiker, status__in=[Status.CONCEPT, Status.TERUGGESTUURD])

    def abroad(self):
        return self.exclude(land__code="NL")

    def positions(self):
        """(latitude, longitude) of each that has a place on the map."""
        return self.filter(breedtegraad__isnull=False).values_list("breedtegraad", "lengtegraad")

    def of_netwerk(self, netwerk):
        return self.filter(netwerken=netwerk)

    def of_thema(self, thema):
        return self.filter(themas=thema)

    def of_collectie(self, collectie):
        """In the order of the collection, each with `waarom`: the reason that it is there."""
        found = self.filter(collectieregels__collectie=collectie).annotate(waarom=F("collectieregels__waarom"))
        return found.order_by("collectieregels__volgorde", "collectieregels__pk")

    def most_useful_first(self, *before, near):
        """As a list without words has them; `before` are orders that go first, `near` the inhabitants of a place."""
        rows = SearchRow.objects.filter(kind=self.model.KIND, object_id=OuterRef("pk"))
        # S611: the text is our own, the number a parameter.
        use = RawSQL(USE_NEAR.replace("%(near)s", "%s"), [near]) if near else F("worth")  # noqa: S611
        found = self.annotate(nut=Subquery(rows.annotate(nut=use).values("nut")[:1]))
        return found.order_by(*before, F("nut").desc(nulls_last=True), "slug")

    def goals(self, most):
        """The Global Goals that these touch most often, each with `aantal`."""
        found = (
            Doel.objects.published_goals()
            .filter(praktijkregels__praktijk__in=self)
            .annotate(aantal=Count("praktijkregels"))
        )
        return found.order_by("-aantal", "nummer")[:most]

    def checked(self):
        """Read and dated by an editor of VNG."""
        return self.filter(gecontroleerd_op__isnull=False)

    def counts_per_subdoel(self, doel):
        """How many there are with each subdoel of this doel, by its code."""
        rows = self.filter(subdoelen__doel=doel).values_list("subdoelen__code")
        return dict(rows.annotate(n=Count("pk", distinct=True)).order_by())

    def sharing(self, subdoelen):
        """With any of these subdoelen, those with most of them first."""
        shared = Count("subdoelen", Q(subdoelen__in=subdoelen), distinct=True)
        return self.annotate(gedeeld=shared).filter(gedeeld__gt=0).order_by("-gedeeld", "-zekerheid", "slug")

    def codes_among(self, codes):
        """{pk: the codes of these subdoelen that it has}, of those that have any."""
        found = {}
        for pk, code in self.filter(subdoelen__code__in=codes).values_list("pk", "subdoelen__code").order_by("pk"):
            found.setdefault(pk, set()).add(code)
        return found

    def measured(self):
        """Whose result somebody measured or studied."""
        return self.filter(zekerheid__gte=2)

    def featured(self, collectie):
        """Of this collection; where there is none, the newest whose result was measured."""
        return self.of_collectie(collectie) if collectie else self.measured().order_by("-gewijzigd_op", "pk")

    def with_doel(self, doel):
        return self.filter(doelregels__doel=doel)

    def with_text_of(self, doel):
        """Tied to this doel or subdoel."""
        return self.filter(**{"doelen" if hasattr(doel, "agenda_id") else "subdoelen": doel})

    def maybe_same(self, titel, land, url):
        """With this source, or with a title that looks like this one in the same country; the nearest first."""
        same = Q(bronregels__url__in={url, url.rstrip("/"), f"{url.rstrip('/')}/"})
        alike = self.annotate(lijkt=TrigramSimilarity("titel", titel))
        found = alike.filter(same | Q(land=land, lijkt__gte=ALIKE)).select_related("land")
        return found.order_by("-lijkt", "pk").distinct()

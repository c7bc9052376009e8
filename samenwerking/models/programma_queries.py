"""What is asked of programmes: for a list, a page, the search table, and by country or doel."""

from django.db.models import F, Prefetch, Q, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from agendas.models import Doel, Subdoel
from kennisbank.models.queries import Headline
from raadsportaal.redactie.models import PublicatieQuerySet

FOUND_IN = ["doelstelling", "aanpak", "resultaat", "lastig"]


class ProgrammaQuerySet(PublicatieQuerySet):
    def purgeable(self):
        """Our own collection stays in the trash: loading the content again would bring it back as if it were new."""
        return self.trashed().exclude(verzameling="raadsportaal")

    def for_cards(self):
        """With what a result in a list shows."""
        return self.select_related("boven").prefetch_related("landen", "doelen").defer("import_waarden")

    def for_feed(self):
        return self.defer("import_waarden")

    def for_page(self):
        below = self.model.objects.published().prefetch_related("landen").defer("import_waarden").in_time()
        return self.for_export().prefetch_related(Prefetch("projecten", below))

    def for_export(self):
        return self._with_parts().defer("import_waarden")

    def for_import(self):
        """With all that a record of an import holds, published or not."""
        return self._with_parts()

    def _with_parts(self):
        doelen = Prefetch("doelen", Doel.objects.select_related("agenda"))
        subdoelen = Prefetch("subdoelen", Subdoel.objects.for_choice())
        return self.select_related("boven").prefetch_related("landen", "themas", "bronnen", doelen, subdoelen)

    def indexable(self):
        return self.select_related("boven").prefetch_related("landen", "doelen", "themas", "subdoelen")

    def with_headline(self, words):
        """With `fragment`: the sentence that matched the words (see the filter markering)."""
        if not words:
            return self
        parts = [part for name in FOUND_IN for part in (F(name), Value("\n"))]
        return self.annotate(fragment=Headline(Concat(*parts, output_field=TextField()), Value(words)))

    def write_index(self, records, on=None):
        """The search rows, with whether each runs on this day (today)."""
        for record in records:
            record.peildatum = on or timezone.localdate()
        super().write_index(records)

    def ended_unchecked(self, on):
        """Published, over on this day, and nobody checked the text since."""
        over = self.published().filter(einde__lt=on)
        return over.filter(Q(gecontroleerd_op__isnull=True) | Q(gecontroleerd_op__lte=F("einde")))

    def with_text_of(self, doel):
        """Tied to this doel or subdoel."""
        return self.filter(**{"doelen" if hasattr(doel, "agenda_id") else "subdoelen": doel})

    def in_time(self):
        """The latest begun first; those without a date last."""
        return self.order_by(F("begin").desc(nulls_last=True), "titel")

    def known_as(self, places):
        """{(verzameling, extern_id): pk} of those that are there."""
        names, keys = {name for name, _ in places}, {key for _, key in places}
        rows = self.filter(verzameling__in=names, extern_id__in=keys).values_list("verzameling", "extern_id", "pk")
        wanted = {*places}
        return {(name, key): pk for name, key, pk in rows if (name, key) in wanted}

    def above(self):
        """{pk: pk of the programme that it hangs under}, of those that hang under one."""
        return dict(self.filter(boven__isnull=False).values_list("pk", "boven_id"))

    def with_ids(self, ids):
        return self.filter(pk__in=ids)

    def of_land(self, land):
        return self.filter(landen=land)

    def with_doel(self, doel):
        return self.filter(doelen=doel)

    def with_thema(self, thema):
        return self.filter(themas=thema)

    def running(self, on):
        """Begun and not ended on this day, by an end that is known."""
        return self._begun(on).filter(einde__gte=on)

    def open_ended(self, on):
        """Begun on this day, without a known end."""
        return self._begun(on).filter(einde__isnull=True)

    def _begun(self, on):
        return self.filter(Q(begin__isnull=True) | Q(begin__lte=on))

"""What is asked of city partnerships: for the register, for a country, and which a municipality should confirm."""

from datetime import timedelta

from django.db.models import Q

from raadsportaal.redactie.models import PublicatieQuerySet

HALF_A_YEAR = timedelta(days=183)


class StedenbandQuerySet(PublicatieQuerySet):
    """Everything of the search table comes from Publicatie; what is public is decided here."""

    def published(self):
        """All but what the municipality says was never there."""
        return self.exclude(stand="onjuist")

    readable = published

    def for_list(self):
        """Without the contact, which is not public."""
        return self.select_related("gemeente", "land").prefetch_related("themas").defer("contact")

    def indexable(self):
        return self.for_list()

    def for_import(self):
        """With all that a record of an import holds, public or not."""
        return self.select_related("gemeente", "land").prefetch_related("themas")

    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente)

    def of_land(self, land):
        return self.filter(land=land)

    def named(self, words):
        """With a place or country of this name."""
        found = self.living().filter(Q(plaats__icontains=words) | Q(land__naam__icontains=words))
        return found.select_related("gemeente", "land")

    def with_thema(self, thema):
        return self.filter(themas=thema)

    def in_landen(self, landen):
        return self.filter(land__in=landen)

    def among(self, ids):
        return self.filter(pk__in=ids)

    def by_gemeente(self):
        return self.order_by("gemeente__sorteernaam", "land__sorteersleutel", "plaats", "pk")

    def by_land(self):
        return self.order_by("land__sorteersleutel", "plaats", "pk")

    def living(self):
        """What may still be there: not ended."""
        return self.published().exclude(stand="beeindigd")

    def confirmed(self):
        """Whose municipality said itself how it is."""
        return self.published().filter(bevestigd_op__isnull=False)

    def to_ask(self, on, since):
        """That live, were not confirmed for half a year, and were not asked about since a day."""
        old = Q(bevestigd_op__isnull=True) | Q(bevestigd_op__lt=on - HALF_A_YEAR)
        return self.living().filter(old, Q(gevraagd_op__isnull=True) | Q(gevraagd_op__lt=since))

    def positions(self):
        return self.filter(breedtegraad__isnull=False).values_list("breedtegraad", "lengtegraad")

    def same_pair(self, gemeente, land, plaats):
        """The tie between this municipality and this place, however it is written."""
        return self.filter(gemeente=gemeente, land=land, plaats__iexact=plaats.strip())

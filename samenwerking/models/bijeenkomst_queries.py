"""What is asked of events: what comes, what was, for a list, for a month."""

from django.db.models import Count, Prefetch, Q

from agendas.models import Doel
from raadsportaal.redactie.models import PublicatieQuerySet


class BijeenkomstQuerySet(PublicatieQuerySet):
    def coming(self, now):
        """Not over yet, the soonest first."""
        return self.published().filter(einde__gte=now).order_by("begin", "pk")

    def to_check(self, on):
        return self.published().filter(einde__date__gte=on)

    def past(self, now):
        return self.published().filter(einde__lt=now).order_by("-begin", "pk")

    def for_list(self):
        return self.select_related("land").prefetch_related("themas", "doelen").with_places()

    def for_page(self):
        return self.select_related("land").prefetch_related("themas", "doelen__agenda").with_places()

    def of_land(self, land):
        return self.filter(land=land)

    def with_doel(self, doel):
        return self.filter(doelen=doel)

    def in_month(self, first, after):
        """That take place on any day from `first` until `after`, two moments."""
        return self.published().filter(begin__lt=after, einde__gt=first).order_by("begin", "pk")

    def since(self, moment):
        """For a calendar: what comes, and what ended not long ago."""
        return self.published().filter(einde__gte=moment).order_by("begin", "pk")

    def to_remind(self, now, until):
        """That begin between these moments, and go on."""
        return self.published().filter(begin__gt=now, begin__lt=until, afgelast=False)

    def with_places(self):
        """With how many places are taken."""
        taken = Count("aanmeldingen", Q(aanmeldingen__stand="aangemeld"), distinct=True)
        return self.annotate(bezet=taken)

    def with_waiting(self):
        """For the admin: with how many signed up, and how many wait."""
        waiting = Count("aanmeldingen", Q(aanmeldingen__stand="wachtlijst"), distinct=True)
        return self.with_places().annotate(wacht=waiting)

    def indexable(self):
        """With the Global Goals only: they are what one can filter by."""
        doelen = Prefetch("doelen", Doel.objects.global_goals())
        return self.select_related("land").prefetch_related("themas", doelen)

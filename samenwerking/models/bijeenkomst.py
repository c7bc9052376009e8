"""Events to sign up for: with a capacity that holds when many sign up at once, and a waiting list in order."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from agendas.models import Doel
from kennisbank.models import Land, Thema
from raadsportaal.redactie.models import Publicatie
from raadsportaal.redactie.writing.lacking import lacking
from samenwerking.bijeenkomsten import times
from samenwerking.bijeenkomsten.facets import BIJEENKOMST_FACETS, Doelgroep
from samenwerking.models.aanmelding import Aanmelding, Gesloten, address_of
from samenwerking.models.bijeenkomst_queries import BijeenkomstQuerySet
from samenwerking.models.deskundigheid import Taal, labels

__all__ = ["Aanmelding", "Bijeenkomst", "Doelgroep", "Gesloten"]

IN_CALENDARS = ["titel", "begin", "einde", "plaats", "online", "link", "afgelast"]  # a change of these is told


class Bijeenkomst(Publicatie):
    """Moments are kept in UTC and shown in Amsterdam; who joins online from elsewhere gets the time zone named."""

    KIND = "bijeenkomst"
    LINKS = ("website", "bron_url")
    RESERVED_SLUGS = frozenset({"agenda", "maand", "afmelden", "rss"})

    tekst = models.TextField("programma", blank=True)
    uitkomst = models.TextField("wat kwam eruit?", blank=True)
    begin = models.DateTimeField("begin", help_text="Nederlandse tijd.")
    einde = models.DateTimeField("einde", help_text="Nederlandse tijd.")
    plaats = models.CharField("plaats", max_length=200, blank=True)
    online = models.BooleanField("online", default=False)
    link = models.URLField(
        "adres om online mee te doen", max_length=500, blank=True, help_text="Staat alleen in de e-mail aan deelnemers."
    )
    website = models.URLField("website van de bijeenkomst", max_length=500, blank=True)
    organisator = models.CharField("wie organiseert?", max_length=150, default="VNG International")
    doelgroepen = ArrayField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name="voor wie?", default=list, blank=True
    )
    themas = models.ManyToManyField(Thema, related_name="+", verbose_name="thema's", blank=True)
    doelen = models.ManyToManyField(Doel, related_name="bijeenkomsten", verbose_name="Global Goals", blank=True)
    land = models.ForeignKey(
        Land, models.PROTECT, null=True, blank=True, related_name="bijeenkomsten", verbose_name="gaat over het land"
    )
    taal = models.CharField("taal", max_length=8, default="nl")
    aanmelden = models.BooleanField("aanmelden via het portaal", default=True)
    aanmelden_tot = models.DateTimeField(
        "aanmelden tot", null=True, blank=True, help_text="Leeg: tot het begin. Nederlandse tijd."
    )
    capaciteit = models.PositiveIntegerField("aantal plaatsen", null=True, blank=True, help_text="Leeg: onbeperkt.")
    afgelast = models.BooleanField("gaat niet door", default=False, help_text="Wie zich aanmeldde, krijgt een e-mail.")
    volgnummer = models.PositiveIntegerField(default=0, editable=False)
    bron_url = models.URLField("bron", max_length=500, blank=True)
    verzonnen = models.BooleanField("alleen voor de demo", default=False, editable=False)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        ordering = ["begin"]
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        constraints = [
            models.CheckConstraint(condition=Q(einde__gt=models.F("begin")), name="bijeenkomst_einde_na_begin"),
            models.CheckConstraint(
                condition=Q(capaciteit__isnull=True) | Q(capaciteit__gt=0), name="bijeenkomst_met_plaats"
            ),
        ]

    def clean(self):
        faults = {}
        if self.slug in self.RESERVED_SLUGS:
            faults["slug"] = "Dit adres gebruikt het portaal zelf. Kies een ander."
        if self.begin and self.begin.year not in times.YEARS:
            faults["begin"] = "Kijk het jaar na."
        if self.begin and self.einde and not self.begin < self.einde <= self.begin + times.LONGEST:
            faults["einde"] = "Het einde ligt na het begin, en hooguit een maand later."
        if self.capaciteit == 0:
            faults["capaciteit"] = "Vul een aantal vanaf 1 in. Of laat dit leeg: dan is er plaats voor iedereen."
        if faults:
            raise ValidationError(faults)

    def get_absolute_url(self):
        return reverse("bijeenkomsten:bijeenkomst", args=[self.slug])

    @property
    def wanneer(self):
        return times.told(self.begin, self.einde)

    @property
    def wanneer_met_zone(self):
        """As it is told to who may be elsewhere: with the time zone when one can join online."""
        return f"{self.wanneer} ({self.tijdzone})" if self.online else self.wanneer

    @property
    def hele_dag(self):
        """Whether it lasts whole days, without hours."""
        return times.are_whole_days(self.begin, self.einde)

    @property
    def aanvang(self):
        """At what hour it begins; "" of an event without hours."""
        begin = times.local(self.begin)
        return "" if self.hele_dag else f"{begin.hour}.{begin.minute:02} uur"

    @property
    def tijdzone(self):
        return f"Nederlandse tijd, {times.offset(self.begin, self.einde)}"

    @property
    def dag(self):
        """The day on which it begins in Amsterdam."""
        return times.local(self.begin).date()

    @property
    def waar(self):
        return " en ".join(filter(None, [self.plaats, "online" if self.online else ""]))

    @property
    def doelgroep_labels(self):
        return labels(Doelgroep, self.doelgroepen)

    @property
    def taal_label(self):
        return labels(Taal, [self.taal])[0] if self.taal in Taal.values else self.taal

    @property
    def titel_met_merk(self):
        """For calendars, which show no badge."""
        return f"Voorbeeld in de demo: {self.titel}" if self.verzonnen else self.titel

    @property
    def vrij(self):
        """How many places are left, of what came with_places(); None when there is no limit."""
        return None if self.capaciteit is None else max(self.capaciteit - self.bezet, 0)

    def is_over(self, now):
        return self.einde < now

    def takes_sign_ups(self, now):
        until = self.aanmelden_tot or self.begin
        return self.is_published and self.aanmelden and not self.afgelast and now < until

    def missing(self):
        return lacking(
            (self.samenvatting, "een samenvatting"),
            (self.plaats or self.online, "waar het is: een plaats of online"),
            (self.doelgroepen, "voor wie het is"),
        )

    def search_entry(self):
        themas = " ".join(thema.naam for thema in self.themas.all())
        return self.entry(
            summary=f"{self.samenvatting} {self.plaats} {self.land.naam if self.land else ''}",
            body=f"{self.tekst} {self.uitkomst} {themas}",
            options=BIJEENKOMST_FACETS.options_of(self),
            names=[self.titel],
        )

    def locked(self):
        """This event as it is now, for nobody else to sign up or off until the transaction ends."""
        return type(self).objects.select_for_update(no_key=True).get(pk=self.pk)

    @transaction.atomic
    def sign_up(self, *, naam, email, now, gebruiker=None, gemeente=None):
        """(aanmelding, new): a place, or one on the waiting list; the same address twice is the same sign-up.

        Raises Gesloten when no one can sign up any more. The event is locked: two at once cannot share a place.
        """
        event = self.locked()
        if not event.takes_sign_ups(now):
            raise Gesloten
        known = event.aanmeldingen.of_address(email).first()
        if known and known.is_active:
            if gebruiker and known.gebruiker_id != gebruiker.pk:  # the account says whose address it is
                known.naam, known.gebruiker, known.gemeente = naam, gebruiker, gemeente
                known.save(update_fields=["naam", "gebruiker", "gemeente"])
            return known, False
        stand = Aanmelding.Stand.AANGEMELD if event.has_place() else Aanmelding.Stand.WACHTLIJST
        aanmelding = known or Aanmelding(bijeenkomst=event, email=address_of(email))
        aanmelding.enter(stand, naam=naam, gebruiker=gebruiker, gemeente=gemeente, now=now)
        return aanmelding, True

    def has_place(self):
        """Whether one more fits, and nobody waits for it; only sure while the event is locked."""
        if self.capaciteit is None:
            return True
        taken = self.aanmeldingen.with_place().count()
        return taken < self.capaciteit and not self.aanmeldingen.waiting().exists()

    @transaction.atomic
    def move_up(self, now):
        """Give the free places to who waits longest; returns those who got one. Not once it has begun."""
        event = self.locked()
        if event.afgelast or not event.is_published or event.begin <= now:
            return []
        free = None if event.capaciteit is None else max(event.capaciteit - event.aanmeldingen.with_place().count(), 0)
        rising = list(event.aanmeldingen.waiting()[:free])
        for aanmelding in rising:
            aanmelding.get_place()
        return rising

"""A praktijk that somebody outside VNG proposes; an editor takes it over as a concept or says no, with a reason."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.text import slugify

from kennisbank.models.onderdelen import Bron, Stap
from kennisbank.models.praktijk import Praktijk
from kennisbank.models.sorting import Land
from raadsportaal.basis.as_seen import IemandWasUVoor
from raadsportaal.basis.database.locks import locked, one_at_a_time
from raadsportaal.basis.models import PlainText

TWICE = timedelta(minutes=10)  # the same within this time: a button was pressed twice
DISCARDED = "Weggegooid"  # what the title becomes
WHO = ["naam", "email", "organisatie"]


class VoordrachtQuerySet(models.QuerySet):
    def waiting(self):
        """Without an answer, the oldest first."""
        return self.filter(stand="nieuw").order_by("op", "pk")

    def of_address(self, email):
        return self.filter(email__iexact=email) if email else self.none()

    def with_name(self, answered_before, sent_before):
        """Answered before this moment, or sent before that one and never answered; and we know from whom it came."""
        nobody = models.Q(**dict.fromkeys(WHO, ""))
        unanswered = models.Q(beantwoord_op=None, op__lt=sent_before)
        return self.filter(models.Q(beantwoord_op__lt=answered_before) | unanswered).exclude(nobody)

    def forget_who(self):
        return self.update(**dict.fromkeys(WHO, ""))

    forget_who.alters_data = True

    def refused(self, before):
        return self.filter(stand="afgewezen", beantwoord_op__lt=before)


class Voordracht(PlainText):
    """Not public. Name and address of the sender go half a year after the answer, or after a year without one."""

    class Stand(models.TextChoices):
        NIEUW = "nieuw", "nieuw"
        OVERGENOMEN = "overgenomen", "overgenomen als concept"
        AFGEWEZEN = "afgewezen", "niet overgenomen"

    nummer = models.CharField("nummer", max_length=20, unique=True, editable=False)
    titel = models.CharField("waar gaat het over?", max_length=200)
    plaats = models.CharField("welke gemeente of stad?", max_length=120)
    land = models.ForeignKey(Land, models.PROTECT, related_name="+", verbose_name="land")
    aanpak = models.TextField("wat deed de gemeente?", max_length=4000)
    resultaat = models.TextField("wat leverde het op?", max_length=4000, blank=True)
    lastig = models.TextField("wat was lastig?", max_length=4000, blank=True)
    bron = models.URLField("waar kunnen wij het nakijken?", max_length=600)
    naam = models.CharField("uw naam", max_length=120, blank=True)
    email = models.EmailField("uw e-mailadres", blank=True)
    organisatie = models.CharField("uw gemeente of organisatie", max_length=160, blank=True)
    op = models.DateTimeField("ontvangen op", default=timezone.now)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.NIEUW)
    antwoord = models.TextField("antwoord aan de indiener", max_length=2000, blank=True)
    praktijk = models.ForeignKey(
        Praktijk, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="werd het concept"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VoordrachtQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "voordracht"
        verbose_name_plural = "voorgedragen voorbeelden"

    def __str__(self):
        return f"{self.nummer}: {self.titel}"

    @property
    def is_new(self):
        return self.stand == self.Stand.NIEUW

    @classmethod
    @transaction.atomic
    def propose(cls, *, now, **fields):
        """Keep it under the next number of the year; what was just sent when the same comes twice. (it, is it new)"""
        one_at_a_time("nummer van een voordracht")  # two at once get two numbers
        same = cls.objects.filter(op__gt=now - TWICE, **fields).first()
        if same:
            return same, False
        return cls.objects.create(nummer=_next_number(timezone.localdate(now).year), op=now, **fields), True

    @transaction.atomic
    def take_over(self, *, by, now, antwoord=""):
        """Make a concept of it, with the source as it was given and not read yet. Raises IemandWasUVoor."""
        fresh = self._locked()
        praktijk = Praktijk.objects.create(
            titel=fresh.titel, slug=_free_slug(fresh), plaats=fresh.plaats, land=fresh.land, resultaat=fresh.resultaat,
            lastig=fresh.lastig, richting=_direction(fresh.land), gewijzigd_door=by,
        )  # fmt: skip
        praktijk.stapregels.add(Stap(titel="Wat de gemeente deed", tekst=fresh.aanpak), bulk=False)
        praktijk.bronregels.add(Bron(titel=fresh.titel, url=fresh.bron), bulk=False)
        fresh.praktijk = praktijk
        return fresh._answered(self.Stand.OVERGENOMEN, by, now, antwoord)

    @transaction.atomic
    def refuse(self, *, by, now, antwoord):
        """Say no, with the reason. Raises IemandWasUVoor."""
        return self._locked()._answered(self.Stand.AFGEWEZEN, by, now, antwoord)

    @transaction.atomic
    def discard(self, *, by, now):
        """Empty what is advertising or worse; only its number stays, that no other gets it. Raises IemandWasUVoor."""
        fresh = self._locked()
        for name in (*WHO, "plaats", "aanpak", "resultaat", "lastig", "bron"):
            setattr(fresh, name, "")
        fresh.titel = DISCARDED
        return fresh._answered(self.Stand.AFGEWEZEN, by, now, "")

    def _locked(self):
        fresh = locked(self, "land")
        if not fresh.is_new:
            raise IemandWasUVoor(fresh)
        return fresh

    def _answered(self, stand, by, now, antwoord):
        self.stand, self.antwoord, self.beantwoord_door, self.beantwoord_op = stand, antwoord, by, now
        self.save()
        return self


def _next_number(year: int) -> str:
    """V2026-0001 and on; after 9999 they get longer."""
    begin = f"V{year}-"
    of_year = Voordracht.objects.filter(nummer__startswith=begin).order_by(Length("nummer").desc(), "-nummer")
    last = of_year.values_list("nummer", flat=True).first()
    return f"{begin}{int(last.removeprefix(begin)) + 1 if last else 1:04}"


def _free_slug(voordracht):
    """Of the place and the title, as the others have it; with a number when that address is taken."""
    base = slugify(f"{voordracht.plaats} {voordracht.titel}")[:90].strip("-") or voordracht.nummer.lower()
    taken = set(Praktijk.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= Praktijk.RESERVED_SLUGS
    wishes = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
    return next(wish for wish in wishes if wish not in taken)


def _direction(land):
    return Praktijk.Richting.UIT_NEDERLAND if land.code == "NL" else Praktijk.Richting.UIT_BUITENLAND

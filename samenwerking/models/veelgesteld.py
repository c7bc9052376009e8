"""Answers for everyone: questions that come often, without names; often made of an adviesvraag."""

import re
import secrets

from django.db import models
from django.urls import reverse

from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking
from samenwerking.models.advies import Adviesvraag

ADDRESS = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+")
NAAM, GEMEENTE, ADRES = "[naam]", "[gemeente]", "[e-mailadres]"


class VeelgesteldQuerySet(PublicatieQuerySet):
    def purgeable(self):
        """They stay in the trash, few as they are: loading the content again knows them by their slug only."""
        return self.none()

    def of_vraag(self, vraag: Adviesvraag, by):
        """A concept with the words of a question and its last answer, without the names that we know of."""
        answer = [bericht for bericht in vraag.berichten.all() if bericht.van_vng]
        return self.create(
            titel=without_names(vraag.vraag, vraag).split("\n")[0][:200],
            slug=f"vraag-{secrets.token_hex(4)}",  # the number of a question would lead back to it
            samenvatting=without_names(vraag.vraag, vraag),
            antwoord=without_names(answer[-1].tekst, vraag) if answer else "",
            onderwerp=vraag.onderwerp,
            gewijzigd_door=by,
        )


class Veelgesteld(Publicatie):
    """A question and answer for everyone, without names; often made of an adviesvraag."""

    KIND = "faq"

    antwoord = models.TextField("antwoord")
    onderwerp = models.CharField("onderwerp", max_length=10, choices=Adviesvraag.Onderwerp, default="beleid")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = VeelgesteldQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "titel"]
        verbose_name = "veelgestelde vraag"
        verbose_name_plural = "veelgestelde vragen"

    def get_absolute_url(self):
        return f"{reverse('advies:advies')}#vraag-{self.slug}"

    def search_entry(self):
        return self.entry(body=self.antwoord, names=[self.titel])

    def missing(self):
        text = f"{self.titel}\n{self.samenvatting}\n{self.antwoord}"
        return lacking(
            (self.antwoord.strip(), "het antwoord"),
            (len(self.samenvatting) <= LONGEST_SUMMARY, f"een samenvatting van hooguit {LONGEST_SUMMARY} tekens"),
            *((mark not in text, f"andere woorden voor {mark}") for mark in (NAAM, GEMEENTE, ADRES)),
        )


def without_names(text: str, vraag: Adviesvraag) -> str:
    """With marks where e-mail addresses, the asker's names and the municipality stood; an editor sees to the others."""
    text = ADDRESS.sub(ADRES, text)
    names = [(vraag.gemeente.naam, GEMEENTE)] if vraag.gemeente else []
    names += [(name, NAAM) for name in [vraag.vrager.naam, *vraag.vrager.naam.split()] if len(name) > 3]
    for name, mark in names:
        text = re.sub(rf"\b{re.escape(name)}\b", mark, text, flags=re.I)
    return text

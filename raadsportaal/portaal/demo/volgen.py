"""What Sanne de Wit follows in the demo, with some news of the last days."""

from datetime import datetime, timedelta

from agendas.models import Agenda, Doel, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente
from raadsportaal.volgen import choices, followable, seen, spreading
from raadsportaal.volgen.models import Frequentie, Nieuws, Nieuwsregel, Volger

WHO, OWN, OTHER, DOSSIER = "raadslid@oosterwaard.example", "oosterwaard", "zuiderwaard", "omgevingsvisie-2040"
SEARCH = "/kennisbank/?q=wateroverlast"
RECENT = 4  # examples that are news


def load_demo_volgen(now: datetime) -> None:
    """Once, after all else is there: by then the whole content is news that nobody waits for."""
    gebruiker = Gebruiker.objects.get(email=WHO)
    if Volger.objects.filter(gebruiker=gebruiker).exists():
        return
    spreading.spread(now)
    volger = Volger.objects.of_person(gebruiker)
    week_ago = now - timedelta(days=7)
    for volgbaar, hoe_vaak in _followed():
        choices.follow(volger, volgbaar, hoe_vaak=hoe_vaak, now=week_ago)
    seen.looked(volger, week_ago)
    _make_new(now)
    spreading.spread(now)


def _followed():
    own, other = Gemeente.objects.get(slug=OWN), Gemeente.objects.get(slug=OTHER)
    with bereik(EVERYTHING):
        dossier = Dossier.objects.select_related("gemeente").filter(gemeente=own, slug=DOSSIER).first()
    if dossier:
        yield followable.of(dossier), Frequentie.METEEN
    yield followable.of(Subdoel.objects.select_related("doel").get(code="11.7")), Frequentie.WEEK
    yield followable.of(Doel.objects.global_goals().get(nummer=13)), Frequentie.WEEK
    yield followable.of(Agenda.objects.except_global_goals().published().first()), Frequentie.WEEK
    yield followable.of_search(SEARCH), Frequentie.WEEK
    yield followable.of(other), Frequentie.NOOIT
    yield followable.fitting(own), Frequentie.WEEK


def _make_new(now):
    """Some of what was told is told now: of the dossiers, and of a few examples about goal 13."""
    examples = Praktijk.objects.published().filter(doelen__nummer=13, doelen__agenda__groep="global-goals")
    with bereik(EVERYTHING):
        of_dossiers = Nieuws.objects.filter(soort=followable.DOSSIER)
        newest = examples.order_by("-pk").values("pk")[:RECENT]
        of_examples = Nieuws.objects.filter(soort=Praktijk.KIND, record__in=newest)
        for news in (of_dossiers, of_examples):
            Nieuwsregel.objects.filter(nieuws__in=news).delete()
            news.update(verdeeld_op=None, op=now - timedelta(days=1))

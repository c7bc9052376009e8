"""E-mails of what is new, to many who follow much: per e-mail beside a bare one, and what it takes of memory."""

import random
import resource
import time
from datetime import UTC, datetime

from agendas.models import Agenda, Doel, Subdoel
from kennisbank.models import Land, Praktijk, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from raadsportaal.gemeenten.outbox import post
from raadsportaal.volgen import letters, spreading
from raadsportaal.volgen.followable import ZOEKVRAAG
from raadsportaal.volgen.models import Frequentie, Gevolgd, Nieuws, Nieuwsregel, Volger, Zoekvraag

FOLLOWERS, EACH, NEWS = (1_000, 9_000), 20, 500
BARE = 500  # e-mails that hold a link and no more
WEDNESDAY = datetime(2026, 12, 9, 6, tzinfo=UTC)
WORDS = ["water", "energie", "wonen", "groen", "jeugd", "armoede", "fiets", "afval", "hitte", "regen", "school", "bos"]


def measure_following(out):
    """Print a row for each number of followers: the same news, in one run."""
    places = _places()
    out.write("| volgers | gevolgd | nieuws | verdelen s | e-mails | versturen s | keer een kale e-mail | piek MB |")
    out.write("|---|---|---|---|---|---|---|---|")
    for number in FOLLOWERS:
        _make(number, places)
        with bereik(EVERYTHING):
            _tell_anew()
        spreading_time, _ = _timed(lambda: spreading.spread(WEDNESDAY))
        bare = _timed(_bare)[0] / BARE
        sending, sent = _timed(lambda: letters.send_of_the_day(WEDNESDAY))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        out.write(
            f"| {number} | {number * EACH} | {NEWS} | {spreading_time:.0f} | {sent} | {sending:.0f} | "
            f"{sending / max(sent, 1) / bare:.1f} | {peak:.0f} |"
        )


def _timed(function):
    started = time.perf_counter()
    result = function()
    return time.perf_counter() - started, result


def _bare():
    for number in range(BARE):
        post(f"kaal-{number}-{time.perf_counter()}", "volgen/email/bevestig", "a@b.example", adres="https://x.example")


def _places():
    """(kind, number) of what can be followed; some hundreds of searches among it."""
    adressen = [f"/kennisbank/?q={one}+{other}" for one in WORDS for other in WORDS if one != other]
    Zoekvraag.objects.bulk_create(Zoekvraag(adres=adres, soort=Praktijk.KIND) for adres in adressen)
    models = (Doel, Subdoel, Thema, Land, Agenda)
    found = [(model.KIND, pk) for model in models for pk in model.objects.findable().values_list("pk", flat=True)]
    return found + [(ZOEKVRAAG, pk) for pk in Zoekvraag.objects.values_list("pk", flat=True)]


def _make(number, places):
    Volger.objects.all().delete()
    Zending.objects.all().delete()
    choose = random.Random(number)  # noqa: S311 (the same at each run)
    made = Volger.objects.bulk_create(Volger(email=f"lezer{one}@voorbeeld.nl") for one in range(number))
    for start in range(0, number, 500):
        Gevolgd.objects.bulk_create(
            Gevolgd(volger=volger, soort=soort, record=record, hoe_vaak=Frequentie.WEEK, bevestigd_op=WEDNESDAY)
            for volger in made[start : start + 500]
            for soort, record in choose.sample(places, EACH)
        )


def _tell_anew():
    """So many published records are news that nobody heard of."""
    Nieuwsregel.objects.all().delete()
    Nieuws.objects.exclude(wat="gepubliceerd").delete()
    newest = list(Nieuws.objects.order_by("pk").values_list("pk", flat=True)[:NEWS])
    Nieuws.objects.exclude(pk__in=newest).update(verdeeld_op=WEDNESDAY)
    Nieuws.objects.filter(pk__in=newest).update(verdeeld_op=None, op=WEDNESDAY)

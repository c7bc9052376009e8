"""What the portal can do with praktijken and what stands around them."""

from django.db.models import QuerySet

from kennisbank.models import (
    Bron,
    Cijfer,
    Collectie,
    CollectieRegel,
    Deling,
    EngelseVersie,
    Netwerk,
    Onderwerp,
    Praktijk,
    PraktijkDoel,
    Praktijkvraag,
    Stap,
    Thema,
    Themavraag,
)
from kennisbank.selection import LIJST
from raadsportaal.basis import search
from raadsportaal.basis.kinds import PROGRAMMES, PUBLISHED, SUBJECTS, Follow, Keep, Kind, Link, News, register
from raadsportaal.basis.texts import number_of

THEMAS = "Thema’s en collecties"
OWN_ORDER = "VNG’s own order, with a feed for each thema"  # why nothing is told of what comes to it


def _praktijken(words, gemeente, most):
    found = search.find(Praktijk.KIND, words=words, limit=most)
    return Praktijk.objects.for_cards().in_order_of(found.ids)


def _about(thema):
    """Its introduction, with how many praktijken there are."""
    return f"{thema.inleiding} {number_of(thema.aantal, 'voorbeeld', 'voorbeelden')}.".strip()


def _count(onderwerp):
    """How many praktijken there are about it."""
    return f"Onderwerp met {number_of(onderwerp.aantal, 'voorbeeld', 'voorbeelden')}."


register(
    Kind(
        model=Praktijk,
        pages=PUBLISHED,
        heading="Voorbeelden",
        place=1,
        all_of="kennisbank:praktijken",
        finds=True,
        cards=lambda praktijken: praktijken.for_cards(),
        told=LIJST.told,
        parts=(PraktijkDoel, Stap, Cijfer, Praktijkvraag, Bron),
        follows_doelen=True,
        link=Link(
            label="voorbeeld",
            choices=lambda: Praktijk.objects.published().for_cards(),
            fields=("plaats", "land__naam"),
            named=lambda plaats, land: f"het voorbeeld uit {plaats or land}",
            related=("land",),
            line=lambda praktijk: praktijk.waar,
            heading="Voorbeelden",
            find=_praktijken,
            address="praktijk",
        ),
        keep=Keep(
            choices=lambda: Praktijk.objects.published().select_related("land").prefetch_related("praktijkvraagregels"),
            told=lambda praktijk, gemeente: f"Voorbeeld uit {praktijk.waar}",
            questions=lambda praktijk: [regel.vraag for regel in praktijk.praktijkvraagregels.all()],
            asked=lambda praktijk: f"Vraag bij het voorbeeld uit {praktijk.waar}",
            paper="praktijk",
        ),
        follow=Follow(heading="Voorbeelden", hears="Verbeteringen, en of het er nog staat."),
        news=News(
            called="Nieuw voorbeeld",
            about={
                "doel": "doelen",
                "subdoel": "subdoelen",
                "thema": "themas",
                "land": "land",
                "netwerk": "netwerken",
                "collectie": "collecties",
            },
            lijst=LIJST,
        ),
    ),
    Kind(
        model=Netwerk,
        pages=PUBLISHED,
        heading=PROGRAMMES,
        place=10,
        all_of="kennisbank:netwerken",
        follow=Follow(heading=PROGRAMMES, hears="Nieuwe voorbeelden van leden, en wat er verandert."),
        news=News(called="Nieuw netwerk", about={"thema": "themas"}),
    ),
    Kind(
        model=Thema,
        pages=QuerySet.all,
        parts=(Themavraag,),
        heading=THEMAS,
        place=2,
        all_of="kennisbank:themas",
        cards=lambda themas: themas.with_counts(),
        text=_about,
        keep=Keep(
            choices=lambda: Thema.objects.prefetch_related("vragen"),
            questions=lambda thema: [vraag.vraag for vraag in thema.vragen.all()],
            asked=lambda thema: f"Vraag bij het thema {thema.naam}",
        ),
        follow=Follow(heading=SUBJECTS, hears="Nieuwe voorbeelden, programma’s, oproepen en bijeenkomsten."),
        why_no_news=OWN_ORDER,
    ),
    Kind(
        model=Onderwerp,
        heading=THEMAS,
        place=2,
        by_name=True,
        all_of="kennisbank:themas",
        cards=lambda onderwerpen: onderwerpen.with_counts(),
        text=_count,
        why_no_follow="a part of a thema, whose feed tells of it",
        why_no_news=OWN_ORDER,
    ),
    Kind(
        model=Collectie,
        pages=PUBLISHED,
        heading=THEMAS,
        place=2,
        all_of="kennisbank:collecties",
        parts=(CollectieRegel,),
        told=lambda collectie: [
            ("de titel", collectie.titel),
            ("de uitleg", collectie.samenvatting),
            ("de trefwoorden", ", ".join(collectie.trefwoorden)),
        ],
        follow=Follow(heading=THEMAS, hears="Voorbeelden die erbij komen."),
        news=News(called="Nieuwe collectie", about={"thema": "thema"}),
    ),
    Kind(
        model=EngelseVersie,
        pages=PUBLISHED,
        parts=(Deling,),
        why_no_follow="for readers abroad: the Dutch text has one",
    ),
)

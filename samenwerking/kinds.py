"""What the portal can do with all that one can join."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from kennisbank.models import Land
from raadsportaal.basis.kinds import (
    PLACES,
    PROGRAMMES,
    PUBLISHED,
    QUESTIONS,
    SUBJECTS,
    Follow,
    Keep,
    Kind,
    Link,
    News,
    found,
    register,
)
from samenwerking.bijeenkomsten.selection import LIJST as BIJEENKOMSTEN
from samenwerking.models import (
    Beleidsstap,
    Beleidsvoorbeeld,
    Bijeenkomst,
    Inzet,
    Inzetbron,
    Landpagina,
    Oproep,
    Programma,
    Programmabron,
    Stedenband,
    Veelgesteld,
)
from samenwerking.programmas.selection import LIJST as PROGRAMMAS

JOINING = "Bijeenkomsten en oproepen"
VOOR_GEMEENTEN = "Wat VNG voor gemeenten doet"
# Why nobody follows one of them.
FOR_ITSELF = "what one hears of is that it comes: that is in the feed of its list"
ONE_GUIDE = "six steps of one guide, that do not come or go"


def _told(land):
    """Why municipalities work there; which part of the world it is in, where nobody wrote that."""
    return land.verhaal.inleiding if land.verhaal else f"Land in {land.get_werelddeel_display()}."


def _when(bijeenkomst):
    return f"Bijeenkomst, {date_format(localtime(bijeenkomst.begin), 'j F Y')}"


register(
    Kind(
        model=Land,
        key="code",
        heading=PLACES,
        place=6,
        all_of="samenwerking:landen",
        finds=True,
        cards=lambda landen: landen.select_related("pagina"),
        text=_told,
        follow=Follow(heading=SUBJECTS, hears="Nieuwe voorbeelden, programma’s, oproepen en bijeenkomsten."),
        why_no_news="the countries of the world, with a feed for each",
    ),
    Kind(
        model=Programma,
        pages=PUBLISHED,
        heading=PROGRAMMES,
        place=9,
        all_of="samenwerking:programmas",
        finds=True,
        parts=(Programmabron,),
        follows_doelen=True,
        ends=True,
        link=Link(
            label="programma of project",
            choices=lambda: Programma.objects.published(),
            fields=("titel",),
            named="het programma ‘{}’".format,
            line=lambda programma: "Programma of project van VNG International",
            joins=True,
            heading="Programma’s en projecten",
            find=lambda words, gemeente, most: found(Programma, words, most),
            address="programma",
        ),
        keep=Keep(
            choices=lambda: Programma.objects.published(),
            told=lambda programma, gemeente: programma.get_soort_display(),
        ),
        follow=Follow(heading="Programma’s", hears="Nieuwe oproepen, en wat er verandert."),
        news=News(
            called="Nieuw programma of project",
            about={"doel": "doelen", "subdoel": "subdoelen", "thema": "themas", "land": "landen"},
            lijst=PROGRAMMAS,
        ),
    ),
    Kind(
        model=Landpagina,
        key="land__slug",
        pages=lambda landpaginas: landpaginas.select_related("land"),
        link=Link(
            label="land",
            choices=lambda: Landpagina.objects.select_related("land"),
            fields=("land__naam",),
            named="het land {}".format,
            related=("land",),
            line=lambda landpagina: "Land",
            joins=True,
            heading="Landen",
            find=lambda words, gemeente, most: Landpagina.objects.named(words)[:most],
            address="land",
        ),
        why_no_follow="the page of a land, which has one",
    ),
    Kind(
        model=Stedenband,
        key="pk",
        by_name=True,
        heading="Stedenbanden",
        place=13,
        all_of="samenwerking:stedenbanden",
        finds=True,
        cards=lambda stedenbanden: stedenbanden.for_list(),
        link=Link(
            label="stedenband",
            choices=lambda: Stedenband.objects.select_related("gemeente", "land"),
            fields=("plaats",),
            named="de stedenband met {}".format,
            related=("gemeente", "land"),
            line=lambda stedenband: f"Stedenband, {stedenband.get_stand_display().lower()}",
            joins=True,
            heading="Uw stedenbanden",
            find=lambda words, gemeente, most: Stedenband.objects.of_gemeente(gemeente).named(words)[:most],
            address="stedenband",
            own=True,
        ),
        follow=Follow(heading="Stedenbanden", hears="Of de band nog bestaat."),
        news=News(
            called="Nieuwe stedenband",
            about={"thema": "themas", "land": "land", "gemeente": "gemeente"},
        ),
    ),
    Kind(
        model=Oproep,
        pages=PUBLISHED,
        heading=JOINING,
        place=12,
        all_of="samenwerking:oproepen",
        why_no_follow=FOR_ITSELF,
        news=News(called="Nieuwe oproep", about={"thema": "themas", "land": "landen", "programma": "programma"}),
    ),
    Kind(
        model=Bijeenkomst,
        pages=PUBLISHED,
        heading=JOINING,
        place=11,
        all_of="bijeenkomsten:bijeenkomsten",
        link=Link(
            label="bijeenkomst",
            choices=lambda: Bijeenkomst.objects.published(),
            fields=("titel",),
            named="de bijeenkomst ‘{}’".format,
            line=_when,
            joins=True,
            heading="Bijeenkomsten",
            find=lambda words, gemeente, most: found(Bijeenkomst, words, most),
            address="bijeenkomst",
        ),
        keep=Keep(
            choices=lambda: Bijeenkomst.objects.published(),
            told=lambda bijeenkomst, gemeente: _when(bijeenkomst),
        ),
        why_no_follow=f"{FOR_ITSELF}; its date is in iCal",
        news=News(
            called="Nieuwe bijeenkomst",
            about={"thema": "themas", "doel": "doelen", "land": "land"},
            lijst=BIJEENKOMSTEN,
        ),
    ),
    Kind(
        model=Veelgesteld,
        heading=QUESTIONS,
        place=14,
        all_of="advies:advies",
        why_no_follow=FOR_ITSELF,
        news=News(called="Nieuwe veelgestelde vraag"),
    ),
    Kind(
        model=Inzet,
        pages=PUBLISHED,
        heading=VOOR_GEMEENTEN,
        place=8,
        all_of="samenwerking:belangenbehartiging",
        parts=(Inzetbron,),
        why_no_follow=f"{FOR_ITSELF}, and in that of its agenda",
        news=News(called="Nieuw bij Belangenbehartiging", about={"agenda": "agendas"}),
    ),
    Kind(
        model=Beleidsstap,
        heading=VOOR_GEMEENTEN,
        place=8,
        all_of="samenwerking:op_weg",
        parts=(Beleidsvoorbeeld,),
        why_no_follow=ONE_GUIDE,
        why_no_news=ONE_GUIDE,
    ),
)

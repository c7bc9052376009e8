"""What the portal can do with all that one can join."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from kennisbank.models import Land
from raadsportaal.basis.kinds import (
    PLACES,
    PROGRAMMES,
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

JOINING = "Bijeenkomsten en oproepen"
VOOR_GEMEENTEN = "Wat VNG voor gemeenten doet"


def _told(land):
    """Why municipalities work there; which part of the world it is in, where nobody wrote that."""
    return land.verhaal.inleiding if land.verhaal else f"Land in {land.get_werelddeel_display()}."


def _when(bijeenkomst):
    return f"Bijeenkomst, {date_format(localtime(bijeenkomst.begin), 'j F Y')}"


register(
    Kind(
        model=Land,
        heading=PLACES,
        place=6,
        all_of="samenwerking:landen",
        cards=lambda landen: landen.select_related("pagina"),
        text=_told,
        follow=Follow(heading=SUBJECTS, hears="Nieuwe voorbeelden, programma’s, oproepen en bijeenkomsten."),
    ),
    Kind(
        model=Programma,
        heading=PROGRAMMES,
        place=9,
        all_of="samenwerking:programmas",
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
        ),
    ),
    Kind(
        model=Landpagina,
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
            key="land__slug",
        ),
    ),
    Kind(
        model=Stedenband,
        by_name=True,
        heading="Stedenbanden",
        place=13,
        all_of="samenwerking:stedenbanden",
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
            key="pk",
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
        heading=JOINING,
        place=12,
        all_of="samenwerking:oproepen",
        news=News(called="Nieuwe oproep", about={"thema": "themas", "land": "landen", "programma": "programma"}),
    ),
    Kind(
        model=Bijeenkomst,
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
        news=News(called="Nieuwe bijeenkomst", about={"thema": "themas", "doel": "doelen", "land": "land"}),
    ),
    Kind(
        model=Veelgesteld,
        heading=QUESTIONS,
        place=14,
        all_of="advies:advies",
        news=News(called="Nieuwe veelgestelde vraag"),
    ),
    Kind(
        model=Inzet,
        heading=VOOR_GEMEENTEN,
        place=8,
        all_of="samenwerking:belangenbehartiging",
        parts=(Inzetbron,),
        news=News(called="Nieuw bij Belangenbehartiging", about={"agenda": "agendas"}),
    ),
    Kind(
        model=Beleidsstap,
        heading=VOOR_GEMEENTEN,
        place=8,
        all_of="samenwerking:op_weg",
        parts=(Beleidsvoorbeeld,),
    ),
)

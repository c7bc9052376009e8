"""What the portal can do with agendas, doelen and subdoelen."""

from operator import methodcaller

from django.urls import reverse

from agendas.models import Agenda, Cijfernoot, Doel, Indicator, LandelijkeWaarde, Mijlpaal, Subdoel, Vraag
from raadsportaal.basis import search
from raadsportaal.basis.kinds import PUBLISHED, Follow, Keep, Kind, Link, News, register

DOELEN = "Doelen en agenda’s"
DOELEN_EN_CIJFERS = "Doelen en cijfers"  # among what one follows


def _sentence(indicator, gemeente):
    from agendas.meetlat.figures import in_a_sentence  # here: with numpy it takes a while to import

    return in_a_sentence(indicator, gemeente)


def _told(indicator, gemeente):
    """Of whom it is, for after a merger that is no longer plain."""
    return f"{gemeente}: {_sentence(indicator, gemeente) or 'geen cijfer.'}"


def _questions(record):
    """Of a doel or an agenda."""
    return [vraag.vraag for vraag in record.vragen.all()]


def _indicatoren(words, gemeente, most):
    found = search.find(Indicator.KIND, words=words, limit=most)
    return Indicator.objects.in_order_of(found.ids)


register(
    Kind(
        model=Subdoel,
        key="code",
        heading=DOELEN,
        place=4,
        all_of="agendas:global_goals",
        cards=lambda subdoelen: subdoelen.select_related("doel"),
        text=lambda subdoel: subdoel.tekst,
        link=Link(
            label="subdoel",
            choices=lambda: Subdoel.objects.for_choice(),
            fields=("code", "titel"),
            named="{} {}".format,
            related=("doel__agenda",),
            heading="Subdoelen",
            find=lambda words, gemeente, most: Subdoel.objects.search(words).for_choice()[:most],
            address="subdoel",
        ),
        follow=Follow(heading=DOELEN_EN_CIJFERS, hears="Nieuwe voorbeelden, programma’s en cijfers."),
        why_no_news="the UN adds none",
    ),
    Kind(
        model=Doel,
        key="nummer",
        pages=methodcaller("published_goals"),  # a commitment stands on the page of its agenda
        heading=DOELEN,
        place=3,
        all_of="agendas:global_goals",
        cards=lambda doelen: doelen.select_related("agenda"),
        title=lambda doel: f"Doel {doel.nummer}: {doel.titel}",
        link=Link(
            label="afspraak",
            choices=lambda: Doel.objects.commitments(),
            fields=("agenda__korte_titel", "nummer", "titel"),
            named="{} {}: {}".format,
            related=("agenda",),
            heading="Afspraken van andere agenda’s",
            find=lambda words, gemeente, most: Doel.objects.commitments().search(words)[:most],
        ),
        keep=Keep(
            choices=lambda: Doel.objects.published().select_related("agenda").prefetch_related("vragen"),
            questions=_questions,
            asked=lambda doel: f"Vraag bij doel {doel.nummer}: {doel.titel}",
        ),
        follow=Follow(heading=DOELEN_EN_CIJFERS, hears="Nieuwe voorbeelden, programma’s, bijeenkomsten en cijfers."),
        why_no_news="the UN adds none; a new commitment comes with its agenda",
    ),
    Kind(
        model=Indicator,
        pages=PUBLISHED,
        heading="Cijfers",
        place=6,
        all_of="meetlat:cijfers",
        cards=lambda indicatoren: indicatoren.select_related("doel"),
        parts=(Cijfernoot, LandelijkeWaarde),
        link=Link(
            label="cijfer",
            choices=lambda: Indicator.objects.published(),
            fields=("titel",),
            named="het cijfer ‘{}’".format,
            line=lambda indicator: "Cijfer van de meetlat",
            snapshot=_sentence,
            joins=True,
            heading="Cijfers van de meetlat",
            find=_indicatoren,
            address="cijfer",
        ),
        keep=Keep(
            choices=lambda: Indicator.objects.published(),
            told=_told,
            questions=lambda indicator: [indicator.vraag] if indicator.vraag else [],
            asked=lambda indicator: f"Vraag bij het cijfer ‘{indicator.titel}’",
            address=lambda indicator, gemeente: reverse("meetlat:cijfer", args=[gemeente.slug, indicator.slug]),
            paper="cijfer",
            key="code",
        ),
        follow=Follow(heading=DOELEN_EN_CIJFERS, hears="Een nieuw jaar, of een verbetering."),
        news=News(called="Nieuw cijfer", about={"doel": "doel", "subdoel": "subdoelen"}),
    ),
    Kind(
        model=Agenda,
        pages=PUBLISHED,
        heading=DOELEN,
        place=5,
        all_of="agendas:agendas",
        parts=(Mijlpaal, Vraag),
        keep=Keep(
            choices=lambda: Agenda.objects.published().prefetch_related("vragen"),
            questions=_questions,
            asked=lambda agenda: f"Vraag bij {agenda.korte_titel}",
        ),
        follow=Follow(heading="Agenda’s", hears="Datums die dichtbij komen, en wat VNG ervoor doet."),
        news=News(called="Nieuwe agenda"),
    ),
)

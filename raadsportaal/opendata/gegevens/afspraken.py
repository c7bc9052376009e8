"""What was agreed: agendas, the Global Goals with their subdoelen, commitments of other agendas, and ties between."""

from agendas import vn
from agendas.models import Agenda, Doel, Mijlpaal, Subdoel, Verband
from agendas.models.agenda import Schaal
from agendas.models.doel import Pijler, Zeggenschap
from raadsportaal.basis.digits import number_in
from raadsportaal.opendata.filters import of_choice, of_record
from raadsportaal.opendata.gegevens.overal import (
    absolute,
    gecontroleerd,
    gewijzigd,
    pagina,
    samenvatting,
    sleutel,
    titel,
)
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.velden import Vorm, delen, keuze, lijst, veld

OWN_WORDS = "Eigen woorden van het portaal; bij elk gegeven staat de officiële bron."
UN = "Verenigde Naties, resolutie A/RES/70/1. De Nederlandse teksten zijn eigen woorden van het portaal."


def _agendas():
    return Agenda.objects.published().prefetch_related("mijlpalen", "vragen")


def _subdoelen():
    return Subdoel.objects.findable().select_related("doel__agenda")


def _verbanden():
    return Verband.objects.published().select_related("subdoel", "doel__agenda")


def _of_agenda_and_number(found, key):
    agenda, _, nummer = key.rpartition(":")
    return found.filter(agenda__slug=agenda, nummer=number_in(nummer))


def _of_pair(found, key):
    code, _, doel = key.partition(":")
    return found.filter(subdoel__code=code, doel__in=_of_agenda_and_number(Doel.objects.all(), doel))


def _bron(waar="de officiële tekst"):
    return (
        veld("bron_titel", f"De bron: {waar}."),
        veld("bron_url", "Het adres van de bron.", vorm=Vorm.ADRES),
    )


def _tekst():
    return veld("tekst", "Wat het inhoudt, in gewone taal.")


def _raad():
    return veld("raad", "Wat de raad hierover beslist.")


AGENDAS = Soort(
    slug="agendas",
    titel="Agenda’s",
    een="een agenda",
    uitleg="Internationale afspraken en plannen waaraan een raad het eigen beleid kan toetsen.",
    model=Agenda,
    published=_agendas,
    bron=OWN_WORDS,
    filters=(of_choice("groep", "Het onderwerp van de agenda.", "groep", Agenda.Groep),),
    weegt=frozenset({"bindend", "doeljaar", "mijlpalen"}),
    velden=(
        sleutel("De sleutel van de agenda."),
        titel(),
        veld("korte_titel", "De korte titel."),
        samenvatting(),
        keuze("groep", "Het onderwerp.", Agenda.Groep),
        keuze("schaal", "Op welke schaal de afspraak geldt.", Schaal),
        keuze("bindend", "Of de afspraak juridisch bindt.", Agenda.Bindend),
        veld("jaar", "Het jaar waarin de afspraak is gemaakt.", vorm=Vorm.GEHEEL),
        veld("doeljaar", "Het jaar waarin het doel bereikt moet zijn.", vorm=Vorm.GEHEEL),
        _tekst(),
        veld("raad", "Wat de agenda betekent voor de raad."),
        delen(
            "mijlpalen",
            "Belangrijke dagen van deze agenda.",
            lambda agenda: agenda.mijlpalen.all(),
            veld("datum", "De dag, of de eerste dag van de maand of het jaar.", vorm=Vorm.DATUM, altijd=True),
            veld("einddatum", "De laatste dag, als het langer duurt.", vorm=Vorm.DATUM),
            keuze("nauwkeurigheid", "Hoe precies de dag bekend is.", Mijlpaal.Nauwkeurigheid),
            titel(),
            veld("soort", "Wat voor dag het is."),
            veld("bron_url", "Het adres van de bron.", vorm=Vorm.ADRES),
        ),
        lijst("vragen", "Vragen die een raadslid kan stellen.", lambda agenda: [v.vraag for v in agenda.vragen.all()]),
        *_bron(),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

DOELEN = Soort(
    slug="doelen",
    titel="Global Goals",
    een="een Global Goal",
    uitleg="De 17 duurzame ontwikkelingsdoelen van de Verenigde Naties (Agenda 2030), in gewone taal.",
    model=Doel,
    published=Doel.objects.published_goals,
    with_sleutel=lambda found, key: found.filter(nummer=number_in(key)),
    bron=UN,
    filters=(of_choice("pijler", "De pijler van Agenda 2030.", "pijler", Pijler),),
    velden=(
        sleutel("Het nummer van het doel.", lambda doel: str(doel.nummer)),
        veld("nummer", "Het nummer van het doel.", vorm=Vorm.GEHEEL, bron="Verenigde Naties", altijd=True),
        veld(
            "sdg_uri",
            "Het doel bij de Verenigde Naties.",
            lambda doel: vn.goal(doel.nummer),
            Vorm.ADRES,
            bron="Verenigde Naties",
            altijd=True,
        ),
        titel(),
        _tekst(),
        keuze("pijler", "De pijler (de vijf P’s van Agenda 2030).", Pijler),
        veld("doeljaar", "Het jaar waarin het doel bereikt moet zijn.", vorm=Vorm.GEHEEL),
        _raad(),
        lijst("instrumenten", "Wat de gemeente kan inzetten.", lambda doel: doel.instrumenten),
        *_bron(),
        pagina(),
    ),
)

SUBDOELEN = Soort(
    slug="subdoelen",
    titel="Subdoelen",
    een="een subdoel",
    uitleg="De 169 subdoelen van de Global Goals, in gewone taal, met wie erover beslist.",
    model=Subdoel,
    published=_subdoelen,
    sleutel="code",
    bron=UN,
    filters=(
        of_record("doel", "Het nummer van het Global Goal.", "doel", Doel.objects.published_goals, "nummer"),
        of_choice("zeggenschap", "De zeggenschap van de gemeente.", "zeggenschap", Zeggenschap),
    ),
    velden=(
        sleutel("De code van het subdoel.", "code"),
        veld(
            "sdg_uri",
            "Het subdoel bij de Verenigde Naties.",
            lambda subdoel: vn.target(subdoel.code),
            Vorm.ADRES,
            bron="Verenigde Naties",
            altijd=True,
        ),
        veld("doel", "Het nummer van het Global Goal.", "doel.nummer", Vorm.GEHEEL, altijd=True),
        titel(),
        _tekst(),
        veld("middel", "Of het over middelen gaat, zoals geld of kennis.", vorm=Vorm.JA_NEE, altijd=True),
        keuze("zeggenschap", "Hoeveel de gemeente erover te zeggen heeft. Oordeel van het portaal.", Zeggenschap),
        lijst("bestuurslagen", "Wie erover beslist, de belangrijkste eerst.", lambda subdoel: subdoel.bestuurslagen),
        _raad(),
        veld("bron_url", "De officiële tekst bij de Verenigde Naties.", vorm=Vorm.ADRES),
        pagina(),
    ),
)

AFSPRAKEN = Soort(
    slug="afspraken",
    titel="Afspraken van andere agenda’s",
    een="een afspraak",
    uitleg="De genummerde afspraken van alle agenda’s behalve de Global Goals.",
    model=Doel,
    published=lambda: Doel.objects.commitments(),
    with_sleutel=_of_agenda_and_number,
    bron=OWN_WORDS,
    filters=(of_record("agenda", "De sleutel van de agenda.", "agenda", lambda: Agenda.objects.published()),),
    velden=(
        sleutel("De sleutel van de agenda, een dubbele punt en het nummer.", "sleutel"),
        veld("agenda", "De sleutel van de agenda.", "agenda.slug", altijd=True),
        veld("nummer", "Het nummer binnen de agenda.", vorm=Vorm.GEHEEL, altijd=True),
        titel(),
        _tekst(),
        keuze("schaal", "Op welke schaal de afspraak geldt.", Schaal),
        veld("doeljaar", "Het jaar waarin het doel bereikt moet zijn.", vorm=Vorm.GEHEEL),
        _raad(),
        lijst("instrumenten", "Wat de gemeente kan inzetten.", lambda doel: doel.instrumenten),
        *_bron(),
        pagina(),
    ),
)

VERBANDEN = Soort(
    slug="verbanden",
    titel="Verbanden",
    een="een verband",
    uitleg="Een subdoel van de Global Goals en een afspraak van een andere agenda die hetzelfde van een raad vragen.",
    model=Verband,
    published=_verbanden,
    with_sleutel=_of_pair,
    bron="Oordeel van het portaal, met bij elk verband de reden en de bron.",
    filters=(
        of_record("subdoel", "De code van het subdoel.", "subdoel", _subdoelen, "code"),
        of_record("agenda", "De sleutel van de agenda.", "doel__agenda", lambda: Agenda.objects.published()),
        of_choice("sterkte", "Hoe sterk het verband is.", "sterkte", Verband.Sterkte),
    ),
    velden=(
        sleutel(
            "De code van het subdoel, een dubbele punt en de sleutel van de afspraak.",
            lambda verband: f"{verband.subdoel.code}:{verband.doel.sleutel}",
        ),
        veld("subdoel", "De code van het subdoel.", "subdoel.code", altijd=True),
        veld("sdg_uri", "Het subdoel bij de Verenigde Naties.", lambda v: vn.target(v.subdoel.code), Vorm.ADRES),
        veld("afspraak", "De sleutel van de afspraak.", "doel.sleutel", altijd=True),
        keuze("sterkte", "Hoe sterk het verband is.", Verband.Sterkte),
        veld("reden", "Waarom ze bij elkaar horen."),
        *_bron("waar het verband op rust"),
        veld("pagina", "De pagina in het portaal.", lambda v: absolute(v.subdoel.get_absolute_url()), Vorm.ADRES),
    ),
)

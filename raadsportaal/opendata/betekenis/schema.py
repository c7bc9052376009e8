"""What a record is, for machines: schema.org, and SKOS for what others are sorted by. One function for each kind.

Short, because it goes along with each page: what names the record and what it is about, not all its text.
"""

import json

from django.db.models import Min, Model
from django.urls import reverse
from django.utils import timezone

from agendas import vn
from agendas.models import Doel, Indicator, Subdoel, Waarde
from kennisbank.models import Land, Onderwerp, Praktijk, Thema
from raadsportaal.basis.texts import split_list
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.opendata.betekenis.vaste_adressen import absolute, identifier
from raadsportaal.redactie.models import Publicatie
from samenwerking.bijeenkomsten import times
from samenwerking.models import Bijeenkomst, Programma

SCHEMA, SKOS = "https://schema.org", "http://www.w3.org/2004/02/skos/core#"
CONTEXT = {SCHEMA: SCHEMA, SKOS: {"@vocab": SKOS}}
VNG = {
    "@type": "Organization",
    "name": "Vereniging van Nederlandse Gemeenten",
    "url": "https://vng.nl",
}
VNG_INTERNATIONAL = VNG | {"name": "VNG International", "url": "https://www.vng-international.nl"}
NEDERLAND = {"@type": "Country", "name": "Nederland", "identifier": "NL"}
# What could end the element that it stands in, written so that it is the same to who reads JSON.
IN_HTML = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def describe(record: Model) -> dict | None:
    """As JSON-LD; nothing of a kind that we do not describe, or of what the public may not read."""
    if isinstance(record, Publicatie) and not record.is_public:
        return None
    function = DESCRIBED.get(type(record))
    return _filled(function(record)) if function else None


def in_html(data: dict) -> str:
    """As text that may stand between <script> and </script>, whatever somebody typed."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(IN_HTML)


def _filled(data):
    """Without what is not known."""
    if isinstance(data, dict):
        return {name: _filled(value) for name, value in data.items() if value not in (None, "", [], {})}
    return [_filled(one) for one in data] if isinstance(data, list) else data


def _record(record, soort, **more):
    """What every schema.org description begins with."""
    return {
        "@context": CONTEXT[SCHEMA],
        "@type": soort,
        "@id": identifier(record),
        "url": absolute(record.get_absolute_url()),
        **more,
    }


def _about(doelen=(), subdoelen=(), themas=()):
    """What it touches: goals and targets of the UN, thema's of ours."""
    found = vn.addresses(doelen, subdoelen) + [identifier(thema) for thema in themas]
    return [{"@id": address} for address in found]


def _praktijk(praktijk):
    place = {"@type": "Place", "name": praktijk.waar}
    if praktijk.breedtegraad is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": praktijk.breedtegraad,
            "longitude": praktijk.lengtegraad,
        }
    return _record(
        praktijk,
        "Article",
        headline=praktijk.titel,
        abstract=praktijk.samenvatting,
        inLanguage=praktijk.taal,
        dateModified=timezone.localdate(praktijk.gewijzigd_op).isoformat(),
        publisher=VNG,
        about=_about(praktijk.doelen_op_volgorde, praktijk.subdoelen.all(), praktijk.themas.all()),
        spatialCoverage=place,
        citation=[_source(bron) for bron in praktijk.bronregels.all()],
    )


def _source(bron):
    return {"@type": "CreativeWork", "name": bron.titel, "url": bron.url, "publisher": bron.uitgever}


def _indicator(indicator):
    first = Waarde.objects.filter(indicator=indicator).aggregate(jaar=Min("jaar"))["jaar"]
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": media,
            "contentUrl": absolute(reverse("meetlat:export_indicator", args=[indicator.slug, soort])),
        }
        for soort, media in MEDIA_TYPES.items()
    ]
    return _record(
        indicator,
        "Dataset",
        name=indicator.titel,
        description=indicator.samenvatting or indicator.definitie,
        identifier=indicator.code,
        inLanguage="nl",
        creator={"@type": "Organization", "name": indicator.bron.uitgever},
        publisher=VNG,
        license=licence_of(indicator.bron),
        creditText=indicator.bron.licentie,
        isBasedOn=f"{indicator.bron.titel}, {indicator.tabel}".rstrip(", "),
        temporalCoverage=f"{first}/{indicator.laatste_jaar}" if first else "",
        spatialCoverage=NEDERLAND,
        variableMeasured={"@type": "PropertyValue", "name": indicator.titel, "unitText": indicator.eenheid},
        about=_about([indicator.doel] if indicator.doel else [], indicator.subdoelen.all()),
        distribution=files if indicator.jaren else [],
    )


MEDIA_TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def licence_of(bron) -> str:
    """The address of the licence that a source of figures names; "" where it names none, or we only suppose it."""
    named = [address for name, address in LICENCES.items() if f"({name})" in bron.licentie]
    return named[0] if named else ""


def _bijeenkomst(event):
    physical, online = bool(event.plaats), event.online
    where = [{"@type": "Place", "name": event.plaats, "address": event.plaats}] if physical else []
    if online:
        where.append({"@type": "VirtualLocation", "url": absolute(event.get_absolute_url())})
    mode = "Mixed" if physical and online else "Online" if online else "Offline"
    begin, end = times.local(event.begin), times.local(event.einde)
    return _record(
        event,
        "Event",
        name=event.titel_met_merk,
        description=event.samenvatting,
        startDate=begin.date().isoformat() if event.hele_dag else begin.isoformat(),
        endDate=end.date().isoformat() if event.hele_dag else end.isoformat(),
        eventStatus=f"{SCHEMA}/{'EventCancelled' if event.afgelast else 'EventScheduled'}",
        eventAttendanceMode=f"{SCHEMA}/{mode}EventAttendanceMode",
        location=where,
        organizer={"@type": "Organization", "name": event.organisator},
        inLanguage=event.taal,
        about=_about(event.doelen.all(), themas=event.themas.all()),
    )


def _programma(programma):
    """A Project, that lasts for a time: a service of a government is there for who asks."""
    return _record(
        programma,
        "Project",
        name=programma.titel,
        alternateName=[name for name in (programma.afkorting, programma.engelse_titel) if name],
        description=programma.samenvatting,
        parentOrganization=VNG_INTERNATIONAL,
        funder={"@type": "Organization", "name": programma.financier} if programma.financier else None,
        foundingDate=_known(programma.begin, programma.begin_precies),
        dissolutionDate=_known(programma.einde, programma.einde_precies),
        areaServed=[
            {"@type": "Country", "name": land.naam, "identifier": land.code} for land in programma.landen.all()
        ],
        knowsAbout=_about(programma.doelen.all(), programma.subdoelen.all(), programma.themas.all()),
    )


def _known(day, precise):
    """As much of a date as is known: 2026, 2026-11 or 2026-11-30."""
    return day.isoformat()[: {"jaar": 4, "maand": 7}.get(precise, 10)] if day else ""


def _land(land):
    return _record(land, "Country", name=land.naam, identifier=land.code)


def _gemeente(gemeente):
    return _record(
        gemeente,
        "AdministrativeArea",
        name=gemeente.officiele_naam or gemeente.naam,
        identifier=gemeente.code,
        sameAs=gemeente.tooi_uri,
        containedInPlace=NEDERLAND,
    )


def _concept(record, **more):
    """What others are sorted by; each text in Dutch."""
    return {
        "@context": CONTEXT[SKOS],
        "@type": "Concept",
        "@id": identifier(record),
        **more,
    }


def _dutch(text):
    return {"@value": text, "@language": "nl"} if text else None


def _doel(doel):
    """A Global Goal in our words, with the addresses of the UN for it and for its targets."""
    return _concept(
        doel,
        notation=str(doel.nummer),
        prefLabel=_dutch(doel.titel),
        definition=_dutch(doel.tekst),
        exactMatch={"@id": vn.goal(doel.nummer)},
        narrowMatch=[{"@id": vn.target(subdoel.code)} for subdoel in doel.subdoelen.all()],
    )


def _subdoel(subdoel):
    return _concept(
        subdoel,
        notation=subdoel.code,
        prefLabel=_dutch(subdoel.titel),
        definition=_dutch(subdoel.tekst),
        exactMatch={"@id": vn.target(subdoel.code)},
        broader={"@id": identifier(subdoel.doel)},
    )


def _thema(thema):
    return _concept(
        thema,
        prefLabel=_dutch(thema.naam),
        definition=_dutch(thema.inleiding),
        hiddenLabel=[_dutch(word) for word in thema.trefwoorden.split()],
        topConceptOf={"@id": scheme()},
    )


def _onderwerp(onderwerp):
    return _concept(
        onderwerp,
        prefLabel=_dutch(onderwerp.naam),
        hiddenLabel=[_dutch(words) for words in split_list(onderwerp.trefwoorden)],
        inScheme={"@id": scheme()},
        broader={"@id": identifier(onderwerp.thema)},
    )


def scheme() -> str:
    """What names all thema's and onderwerpen together."""
    return absolute(f"{reverse('kennisbank:themas')}#schema")


def themas(found) -> dict:
    """All thema's, as the scheme that they and their onderwerpen are in."""
    return {
        "@context": CONTEXT[SKOS],
        "@type": "ConceptScheme",
        "@id": scheme(),
        "prefLabel": _dutch("Thema’s van het Raadsportaal Internationaal"),
        "hasTopConcept": [
            {"@type": "Concept", "@id": identifier(thema), "prefLabel": _dutch(thema.naam)} for thema in found
        ],
    }


def advice() -> dict:
    """What VNG International does for who asks."""
    page = absolute(reverse("advies:advies"))
    return {
        "@context": CONTEXT[SCHEMA],
        "@type": "GovernmentService",
        "url": page,
        "name": "Advies vragen",
        "serviceType": "Advies over internationaal beleid",
        "provider": VNG_INTERNATIONAL,
        "audience": {"@type": "Audience", "audienceType": "Nederlandse gemeenten"},
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": page, "availableLanguage": "nl"},
        "areaServed": NEDERLAND,
    }


DESCRIBED = {
    Praktijk: _praktijk,
    Indicator: _indicator,
    Bijeenkomst: _bijeenkomst,
    Programma: _programma,
    Land: _land,
    Gemeente: _gemeente,
    Doel: _doel,
    Subdoel: _subdoel,
    Thema: _thema,
    Onderwerp: _onderwerp,
}

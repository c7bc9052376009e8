"""The invented municipalities of the demo, with their people and dossiers; loaded once, on a machine of one's own."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pghistory
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from agendas.models import Doel, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.dossiers.choices import Dossiersoort, Volgens
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Grootteklasse, Lidmaatschap, Rol, Stedelijkheid
from raadsportaal.portaal.demo.bewaarlijst import load_kept
from raadsportaal.portaal.demo.ingediend import load_motie
from raadsportaal.portaal.demo.lezen import load_reading
from raadsportaal.portaal.demo.stuk import read_document

DATA = Path(__file__).with_name("data")
INHOUD = ("richting", "reikwijdte", "toelichting", "passage", "bladzijde")
# code, name, inhabitants, and its people: name, e-mail, role. A code that no real municipality can have.
GEMEENTEN = [
    ("XX0001", "Oosterwaard", 48_000, Stedelijkheid.MATIG, [
        ("Mark Jansen", "griffier@oosterwaard.example", Rol.GRIFFIER),
        ("Peter Aalbers", "peter@oosterwaard.example", Rol.RAADSLID),
        ("Sanne de Wit", "raadslid@oosterwaard.example", Rol.RAADSLID),
        ("Yusuf Demir", "fractie@oosterwaard.example", Rol.FRACTIEMEDEWERKER),
        ("Ilse Verbeek", "ambtenaar@oosterwaard.example", Rol.AMBTENAAR),
    ]),
    ("XX0002", "Zuiderwaard", 27_000, Stedelijkheid.WEINIG, [
        ("Noor Hendriks", "griffier@zuiderwaard.example", Rol.GRIFFIER),
        ("Ilse Verbeek", "ambtenaar@oosterwaard.example", Rol.AMBTENAAR),
    ]),
]  # fmt: skip
FRACTIES = {
    "Peter Aalbers": "Lokaal Belang",
    "Sanne de Wit": "Oosterwaard Vooruit",
    "Yusuf Demir": "Oosterwaard Vooruit",
}


def load_demo(today: date, password: str) -> list[Gebruiker]:
    """Make what is missing: municipalities, people, dossiers where there are none. Returns the people."""
    people, hashed = {}, make_password(password)
    for code, naam, inwoners, stedelijkheid, leden in GEMEENTEN:
        gemeente = _gemeente(code, naam, inwoners, stedelijkheid)
        by_role = {}
        for persoon, email, rol in leden:
            gebruiker = people.get(email) or _gebruiker(email, persoon, hashed)
            people[email] = by_role[rol.value] = gebruiker
            with bereik(EVERYTHING):
                fields = {"rol": rol, "fractie": FRACTIES.get(persoon, "")}
                Lidmaatschap.objects.get_or_create(gebruiker=gebruiker, gemeente=gemeente, defaults=fields)
        with bereik(EVERYTHING):
            if not gemeente.dossiers.exists():
                for record in tomllib.loads((DATA / f"{gemeente.slug}.toml").read_text(encoding="utf-8"))["dossier"]:
                    _dossier(gemeente, record, by_role, today)
                if visie := gemeente.dossiers.filter(slug="omgevingsvisie-2040").first():
                    _read(visie, by_role["griffier"], _moment(today, -2))
                    load_reading(gemeente, by=by_role["griffier"], when=_moment(today, -1))
            if naam == "Oosterwaard" and not gemeente.bewaard.exists():
                load_kept(gemeente, by_role, _moment(today, -1))
            if naam == "Zuiderwaard" and not gemeente.ingediend.exists():
                load_motie(gemeente, griffier=by_role["griffier"])
    return list(people.values())


def _gemeente(code, naam, inwoners, stedelijkheid):
    values = {
        "naam": naam,
        "officiele_naam": naam,
        "slug": naam.lower(),
        "sorteernaam": naam.lower(),
        "inwoners": inwoners,
        "grootteklasse": Grootteklasse.of(inwoners),
        "stedelijkheid": stedelijkheid,
        "verzonnen": True,
    }
    return Gemeente.objects.get_or_create(code=code, defaults=values)[0]


def _gebruiker(email, naam, hashed):
    return Gebruiker.objects.get_or_create(email=email, defaults={"naam": naam, "password": hashed})[0]


def _dossier(gemeente, record, by_role, today):
    griffier = by_role["griffier"]
    plain = ["titel", "slug", "soort", "stand", "behandeling", "portefeuillehouder", "samenvatting", "document_titel"]
    plain += ["extern_id", "indieners", "stemming", "afdoening"]
    values = {name: record[name] for name in plain if name in record}
    meeting = _thursday(today + timedelta(days=record["dagen"])) if "dagen" in record else None
    first = min(
        0, (meeting - today).days if meeting else 0, *(-k.get("dagen_geleden", 0) for k in record.get("koppeling", []))
    )
    made = _moment(today, first - 3)
    if record["soort"] in Dossiersoort.followed() and record.get("bevestigd", True):
        values |= {"stand_volgens": Volgens.GRIFFIE, "stand_op": made}
    if "termijn_dagen" in record:
        values["termijn"] = today + timedelta(days=record["termijn_dagen"])
    with pghistory.context(gebruiker=griffier.pk):
        dossier = Dossier.objects.create(
            gemeente=gemeente,
            behandeldatum=meeting,
            aangemaakt_door=griffier,
            aangemaakt_op=made,
            openbaar_op=made if record.get("openbaar") else None,
            **values,
        )
        punten = {
            punt["titel"]: dossier.beleidspunten.create(volgorde=place, **punt)
            for place, punt in enumerate(record.get("beleidspunt", []))
        }
    _backdate(Dossier, [dossier.pk], made)
    _backdate(Beleidspunt, [punt.pk for punt in punten.values()], made)
    for koppeling in sorted(record.get("koppeling", []), key=lambda k: -k.get("dagen_geleden", 0)):
        _koppeling(dossier, koppeling, punten, by_role, today)


def _koppeling(dossier, record, punten, by_role, today):
    when = _moment(today, -record.get("dagen_geleden", 0))
    proposer = by_role.get(record.get("door"), by_role["griffier"])
    inhoud = {name: record[name] for name in INHOUD if name in record}
    direct = record["stand"] == "gekoppeld" and proposer == by_role["griffier"]
    with pghistory.context(gebruiker=proposer.pk):
        koppeling = Koppeling.make(
            dossier,
            _target(record),
            by=proposer,
            now=when,
            linked=direct,
            beleidspunt=punten.get(record.get("beleidspunt")),
            **inhoud,
        )
    _backdate(Koppeling, [koppeling.pk], when)
    if record["stand"] != "voorstel" and not direct:
        daad = "koppel" if record["stand"] == "gekoppeld" else "afwijs"
        decided = min(when + timedelta(days=1), timezone.now())
        with pghistory.context(gebruiker=by_role["griffier"].pk):
            koppeling.decide(daad, by=by_role["griffier"], now=decided, versie=1, reden=record.get("reden", ""))
        _backdate(Koppeling, [koppeling.pk], decided, label="update")


def _read(dossier, griffier, when):
    """The document that was read, with the beleidspunten that came of it."""
    known = set(dossier.beleidspunten.values_list("pk", flat=True))
    with pghistory.context(gebruiker=griffier.pk):
        read_document(dossier, by=griffier, now=when)
    made = dossier.beleidspunten.exclude(pk__in=known)
    _backdate(Beleidspunt, list(made.values_list("pk", flat=True)), when)


def _target(record):
    if "subdoel" in record:
        return Subdoel.objects.get(code=record["subdoel"])
    if "praktijk" in record:
        return Praktijk.objects.get(slug=record["praktijk"])
    agenda, nummer = record["commitment"].rsplit(" ", 1)
    return Doel.objects.get(agenda__slug=agenda, nummer=nummer)


def _thursday(day):
    """The nearest one: councils meet in the evening of a weekday, and this one on Thursdays."""
    return day + timedelta(days=(3 - day.weekday() + 3) % 7 - 3)


def _moment(today, days):
    return timezone.make_aware(datetime.combine(today + timedelta(days=days), time(9, 12)))


def _backdate(model, pks, when, label="insert"):
    """The triggers write the moment of loading; the story of the demo happened before."""
    model.pgh_event_model.objects.filter(pgh_obj__in=pks, pgh_label=label).update(pgh_created_at=when)

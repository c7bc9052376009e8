"""What the portal has about a person in dossiers, for the download of one's own data: what they did and wrote there."""

from itertools import groupby

from django.db.models import Q

from raadsportaal.dossiers import telling
from raadsportaal.dossiers.models import (
    Beleidspunt,
    Dossier,
    Invoer,
    Koppeling,
    Leesronde,
    Lezing,
    Medevoorstel,
    Stuk,
    Suggestiebesluit,
)
from raadsportaal.dossiers.models.koppeling import INHOUD
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik

DEEDS = {"insert": "gemaakt", "update": "gewijzigd", "delete": "verwijderd"}
EVENT = ["pgh_id", "pgh_obj_id", "pgh_created_at", "pgh_label", "pgh_context"]


@account.own_data("dossiers")
def of_person(gebruiker) -> dict:
    """In the same number of queries for everyone, and also of municipalities that the person no longer works in.

    A dossier is named by its address, which opens for who works there only. Nobody else's words come along.
    """
    with bereik(EVERYTHING):
        acts = [act for model in (Dossier, Beleidspunt, Koppeling) for act in _acts(model, gebruiker.pk)]
        dossiers, koppelingen = _dossiers(gebruiker, acts), _koppelingen(gebruiker, acts)
        return {
            "gemaakt": [
                {"dossier": _address(dossier), "wanneer": dossier.aangemaakt_op}
                for dossier in dossiers.values()
                if dossier.aangemaakt_door_id == gebruiker.pk
            ],
            **_ties(gebruiker, koppelingen.values()),
            **_read_in(gebruiker),
            **_documents(gebruiker),
            "besloten over suggesties": [_choice(one) for one in Suggestiebesluit.objects.of_person(gebruiker)],
            "geschiedenis": [
                _told(act, dossiers, koppelingen) for act in sorted(acts, key=lambda act: act["row"]["pgh_created_at"])
            ],
        }


def _ties(gebruiker, koppelingen):
    """What this person proposed and decided."""
    here = set(gebruiker.lidmaatschappen.values_list("gemeente", flat=True))
    proposed = [one for one in koppelingen if one.voorgesteld_door_id == gebruiker.pk]
    decided = [one for one in koppelingen if one.besloten_door_id == gebruiker.pk]
    return {
        "voorgesteld": [_tie(one, here) | {"wanneer": one.voorgesteld_op} for one in proposed],
        "ook voorgesteld": [_also(one) for one in Medevoorstel.objects.of_person(gebruiker).for_download()],
        "besloten": [_tie(one, here) | {"wanneer": one.besloten_op} for one in decided],
    }


def _read_in(gebruiker):
    """The files and council systems that this person read dossiers in from."""
    own = Invoer.objects.filter(door=gebruiker).select_related("gemeente").order_by("pk")
    waiting = [one for one in own if one.ingelezen_op is None]
    taken_over = [one for one in own if one.ingelezen_op]
    return {
        "ingelezen, nog niet overgenomen": [
            {"gemeente": one.gemeente.naam, "naam": one.naam, "rijen": len(one.rijen), "wanneer": one.gemaakt_op}
            for one in waiting
        ],
        "ingelezen": [
            {"gemeente": one.gemeente.naam, "naam": one.naam, "wanneer": one.ingelezen_op} for one in taken_over
        ],
    }


def _documents(gebruiker):
    """The documents that this person had read."""
    rounds = Leesronde.objects.filter(door=gebruiker).select_related("gemeente").with_counts().order_by("pk")
    unkept = Lezing.objects.of_person(gebruiker).values("naam", "gemeente__naam", "gemaakt_op")
    return {
        "stukken laten lezen": [_reading(stuk) for stuk in Stuk.objects.read_by(gebruiker)],
        "veel stukken tegelijk laten lezen": [
            {"gemeente": one.gemeente.naam, "stukken": one.aantal, "wanneer": one.gemaakt_op} for one in rounds
        ],
        "te lezen, nog niet bewaard": [
            {"gemeente": row["gemeente__naam"], "naam": row["naam"], "wanneer": row["gemaakt_op"]} for row in unkept
        ],
    }


def _acts(model, person):
    """Each change that this person made, with only the values that differ from what stood there before."""
    events = model.pgh_event_model.objects
    touched = events.filter(pgh_context__gebruiker=person).values("pgh_obj")
    fields = dict.fromkeys([*EVENT, *telling.FIELDS[model], *([] if model is Dossier else ["dossier_id"])])
    rows = events.filter(pgh_obj__in=touched).order_by("pgh_obj_id", "pgh_id").values(*fields)
    for _, of_one in groupby(rows, key=lambda row: row["pgh_obj_id"]):
        before = dict.fromkeys(telling.FIELDS[model], "")
        for row in of_one:
            if (row["pgh_context"] or {}).get("gebruiker") == person:
                written = {d.label: d.new for d in telling.differences(model, before, row)}
                yield {"model": model, "row": row, "written": written}
            before = row


def _dossiers(gebruiker, acts):
    touched = {act["row"]["pgh_obj_id" if act["model"] is Dossier else "dossier_id"] for act in acts}
    found = Dossier.objects.filter(Q(aangemaakt_door=gebruiker) | Q(pk__in=touched)).order_by("pk")
    return {dossier.pk: dossier for dossier in found.select_related("gemeente")}


def _koppelingen(gebruiker, acts):
    touched = {act["row"]["pgh_obj_id"] for act in acts if act["model"] is Koppeling}
    own = Q(voorgesteld_door=gebruiker) | Q(besloten_door=gebruiker)
    found = Koppeling.objects.filter(own | Q(pk__in=touched)).order_by("pk")
    return {koppeling.pk: koppeling for koppeling in found.for_card()}


def _told(act, dossiers, koppelingen):
    model, row = act["model"], act["row"]
    dossier = dossiers.get(row["pgh_obj_id" if model is Dossier else "dossier_id"])
    told = {
        "wanneer": row["pgh_created_at"],
        "wat": f"{model._meta.verbose_name} {DEEDS[row['pgh_label']]}",
        "dossier": _address(dossier),
    }
    if model is Koppeling and row["pgh_obj_id"] in koppelingen:
        told["naar"] = str(koppelingen[row["pgh_obj_id"]])
    return told | {"ingevuld": act["written"]}


def _also(medevoorstel):
    """The own words; what became of it is the griffie's and the first proposer's."""
    words = {Medevoorstel._meta.get_field(name).verbose_name: getattr(medevoorstel, name) for name in INHOUD}
    return {
        "dossier": _address(medevoorstel.dossier), "naar": str(medevoorstel.koppeling),
        "ingevuld": {label.capitalize(): text for label, text in words.items() if text}, "wanneer": medevoorstel.op,
    }  # fmt: skip


def _reading(stuk):
    return {"dossier": _address(stuk.dossier), "naam": stuk.naam, "wanneer": stuk.gelezen_op}


def _choice(besluit):
    return {
        "dossier": _address(besluit.dossier), "suggestie": besluit.titel, "wat": besluit.get_daad_display(),
        "reden": besluit.get_reden_display(), "wanneer": besluit.op,
    }  # fmt: skip


def _tie(koppeling, here):
    """What it points at; and what became of it, for who still works there (`here`: the municipalities).

    No toelichting, which another may have written anew.
    """
    tie = {"dossier": _address(koppeling.dossier), "naar": str(koppeling)}
    if koppeling.gemeente_id in here:
        tie |= {"nu": koppeling.get_besluit_display(), "reden": koppeling.get_reden_display()}
    return tie


def _address(dossier):
    """Empty for a dossier that is gone."""
    return dossier.get_absolute_url() if dossier else ""

"""The groups of VNG staff in the admin: what each may change of the content. Never a municipality's dossiers."""

from django.contrib.auth.models import Group, Permission

from raadsportaal.basis import kinds
from raadsportaal.redactie.models import Publicatie

WRITE = ("add_", "change_", "view_")
ADVIES = ("adviesvraag", "adviesbericht", "veelgesteld")
# What the desk keeps beside the content itself: what to look at again, what may be double, imports, what was searched.
BUREAU = ["view_controlepunt", "change_controlepunt", "view_dubbel", "change_dubbel", "view_bronlink", "view_zoekterm"]
BUREAU += ["view_import", "add_import", "change_import"]
WOORDEN = [f"{verb}woordgroep" for verb in WRITE]
ZINNEN = [f"{verb}zin" for verb in (*WRITE, "delete_")]  # of the papers for the council
# Group: the apps whose content it writes, and single permissions. Functioneel beheer is a superuser.
GROEPEN = {
    "redacteur": (["agendas", "kennisbank"], [*BUREAU, *WOORDEN, *ZINNEN]),
    "controleur": (["agendas", "kennisbank"], ["publiceren", *BUREAU, *WOORDEN, *ZINNEN]),
    "programmabeheer": (["samenwerking"], ["publiceren", *BUREAU]),
    "advies": (
        [],
        [f"{verb}{name}" for verb in WRITE for name in ADVIES] + ["delete_veelgesteld", "view_dubbel", "change_dubbel"],
    ),
    # Who lets a griffier in opens the dossiers of a municipality: not for everybody who writes content.
    "aansluiten": ([], ["view_deelnameverzoek", "change_deelnameverzoek"]),
}


def make_groepen():
    """Make the groups with their permissions; a group that exists is left as functioneel beheer set it."""
    for naam, (apps, single) in GROEPEN.items():
        groep, made = Group.objects.get_or_create(name=naam)
        if made:
            groep.permissions.set(_of_apps(apps) + list(Permission.objects.filter(codename__in=single)))


def _of_apps(apps):
    """To write the content of these apps; questions for advice are for the group of that name only."""
    permissions = Permission.objects.filter(content_type__app_label__in=apps).select_related("content_type")
    mine = [p for p in permissions if p.content_type.model not in ADVIES[:2]]
    return [p for p in mine if p.codename.startswith(WRITE) or _to_trash(p)]


def _to_trash(permission):
    """To delete a Publicatie is to lay it in the trash; what is public needs the right to publish besides."""
    model = permission.content_type.model_class()
    rows = {part for kind in kinds.every() for part in kind.parts}  # that an editor takes out of a form
    ours = model and (issubclass(model, Publicatie) or model in rows)
    return ours and permission.codename.startswith("delete_")

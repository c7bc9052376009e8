"""The groups of VNG staff in the admin: what each may change of the content. Never a municipality's dossiers."""

from django.contrib.auth.models import Group, Permission

WRITE = ("add_", "change_", "view_")
ADVIES = ("adviesvraag", "adviesbericht", "veelgesteld")
# What the desk keeps beside the content itself: what to look at again, what may be double, imports, what was searched.
BUREAU = ["view_controlepunt", "change_controlepunt", "view_dubbel", "change_dubbel", "view_bronlink", "view_zoekterm"]
BUREAU += ["view_import", "add_import", "change_import", "view_doorverwijzing"]
# Group: the apps whose content it writes, and single permissions. Functioneel beheer is a superuser.
GROEPEN = {
    "redacteur": (["agendas", "kennisbank"], BUREAU),
    "controleur": (["agendas", "kennisbank"], ["publiceren", *BUREAU]),
    "programmabeheer": (["samenwerking"], ["publiceren", *BUREAU]),
    "advies": ([], [f"{verb}{name}" for verb in WRITE for name in ADVIES]),
}


def make_groepen():
    """Make the groups with their permissions; a group that exists is left as functioneel beheer set it."""
    for naam, (apps, single) in GROEPEN.items():
        groep, made = Group.objects.get_or_create(name=naam)
        if made:
            groep.permissions.set(_of_apps(naam, apps) + list(Permission.objects.filter(codename__in=single)))


def _of_apps(naam, apps):
    """To write the content of these apps; questions for advice are for the group of that name only."""
    permissions = Permission.objects.filter(content_type__app_label__in=apps).select_related("content_type")
    return [p for p in permissions if p.codename.startswith(WRITE) and p.content_type.model not in ADVIES[:2]]

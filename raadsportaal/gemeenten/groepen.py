"""The groups of VNG staff in the admin: what each may change of the content. Never a municipality's dossiers."""

from django.contrib.auth.models import Group, Permission

# Group: the apps whose content it writes. Functioneel beheer is a superuser.
GROEPEN = {"redacteur": ["agendas", "kennisbank"]}


def make_groepen():
    """Make the groups with their permissions; a group that exists is left as functioneel beheer set it."""
    for naam, apps in GROEPEN.items():
        groep, made = Group.objects.get_or_create(name=naam)
        if made:
            verbs = ("add_", "change_", "view_")
            permissions = Permission.objects.filter(content_type__app_label__in=apps)
            groep.permissions.set([p for p in permissions if p.codename.startswith(verbs)])

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate

# What no visitor ever sees: the drafts and readings of members, the work of the desk, and what is only counted.
PRIVATE = [
    "basis_weergave",
    "basis_zoekterm",
    "dossiers_beleidspuntevent",
    "dossiers_dossierevent",
    "dossiers_koppelingevent",
    "dossiers_invoer",
    "dossiers_leesbeurt",
    "dossiers_leesronde",
    "dossiers_lezing",
    "dossiers_medevoorstel",
    "dossiers_stuk",
    "dossiers_stukpassage",
    "dossiers_suggestie",
    "dossiers_suggestiebesluit",
    "gemeenten_gebruiker",
    "gemeenten_gebruiker_groups",
    "gemeenten_gebruiker_user_permissions",
    "gemeenten_lidmaatschapevent",
    "gemeenten_uitnodiging",
    "gemeenten_zending",
    "instrumenten_bewaard",
    "instrumenten_concept",
    "instrumenten_conceptversie",
    "instrumenten_deling",
    "instrumenten_huisstijl",
    "instrumenten_medeindiener",
    "instrumenten_opmerking",
    "instrumenten_raadsregels",
    "instrumenten_schrijfbeurt",
    "opendata_kenmerk",
    "portaal_verrichting",
    "redactie_import",
    "redactie_importregel",
    "redactie_redactiestap",
    "redactie_tekstmerk",
    "redactie_werkkopie",
    "samenwerking_adviesbericht",
    "volgen_gevolgd",
    "volgen_nieuws",
    "volgen_nieuwsregel",
    "volgen_volger",
    "volgen_zoekvraag",
]

# Visitors see what a municipality shows of its dossiers; councils write in the others all day.
OF_PUBLIC_DOSSIER = "dossier_is_openbaar({}.dossier_id)"
PARTLY = {
    "dossiers_beleidspunt": OF_PUBLIC_DOSSIER,
    "dossiers_dossier": "{}.openbaar_op IS NOT NULL",
    "dossiers_koppeling": OF_PUBLIC_DOSSIER,
}
IS_PUBLIC = """
CREATE OR REPLACE FUNCTION dossier_is_openbaar(welk bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM dossiers_dossier WHERE id = welk AND openbaar_op IS NOT NULL);
END $$
"""


class PortaalConfig(AppConfig):
    name = "raadsportaal.portaal"
    verbose_name = "Portaal"

    def ready(self):
        from raadsportaal.portaal import worklist  # noqa: F401 (what waits for editors)

        # Of an app with models, for Django tells no other; by then the tables of all apps are there.
        post_migrate.connect(watch_content, sender=apps.get_app_config("basis"))


def watch_content(using, **_):
    """Let what is public raise its version (basis/contentversion.py)."""
    from raadsportaal.basis import contentversion

    with connections[using].cursor() as cursor:
        cursor.execute(IS_PUBLIC)
    contentversion.watch(private=PRIVATE, partly=PARTLY, using=using)

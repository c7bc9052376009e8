"""Row-level security on every municipal table, and parts held to the municipality of their dossier."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import protect, same_gemeente

OF_PUBLISHED = "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("gemeenten", "0003_bereik"), ("basis", "0003_smalle_zoekrij")]

    operations = [
        same_gemeente("dossiers_beleidspunt", "dossiers_dossier", "dossier_id"),
        same_gemeente("dossiers_koppeling", "dossiers_dossier", "dossier_id"),
        protect("dossiers_dossier", published="openbaar_op IS NOT NULL AND gearchiveerd_op IS NULL"),
        protect("dossiers_beleidspunt", published=OF_PUBLISHED),
        protect("dossiers_koppeling", published=f"besluit = 'gekoppeld' AND {OF_PUBLISHED}"),
        protect("dossiers_invoer"),
        protect("dossiers_dossierevent"),
        protect("dossiers_beleidspuntevent"),
        protect("dossiers_koppelingevent"),
    ]

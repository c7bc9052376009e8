"""The locks on what municipalities say beside the figures: everyone reads it, only their own people write it."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import protect

FOR_EVERYONE = "FOR SELECT USING (true)"


class Migration(migrations.Migration):
    dependencies = [("agendas", "0003_meetlat"), ("gemeenten", "0002_locks")]

    operations = [
        protect("agendas_toelichting", openbaar=FOR_EVERYONE),
        protect("agendas_ambitie", openbaar=FOR_EVERYONE),
    ]

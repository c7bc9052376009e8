"""The lock on requests to join: VNG sees all, who has the secret of one sees that one, a municipality sees none."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, lock

THIS_ONE = "token = (SELECT current_setting('raad.bereik', true))"


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0007_deelnameverzoek")]

    operations = [
        lock("gemeenten_deelnameverzoek", {"vng": f"USING ({ALL})", "dit_verzoek": f"USING ({THIS_ONE})"}),
    ]

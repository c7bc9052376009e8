from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import FUNCTION


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0002_gemeente_lidmaatschap_uitnodiging")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION gemeente_in_bereik()")]

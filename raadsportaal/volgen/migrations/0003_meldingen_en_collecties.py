"""An editor says whether a change is news; collecties and stedenbanden tell what comes to them."""

from django.db import migrations, models

from raadsportaal.volgen.models import Wat
from raadsportaal.volgen.triggers import ADDED, BEGUN, OF_A_BAND, OF_A_CHANGE, OTHERS

FORMER = next(pair for pair in OTHERS if pair[1] == OF_A_CHANGE[1])


class Migration(migrations.Migration):
    dependencies = [
        ("volgen", "0002_triggers"),
        ("redactie", "0002_redactiestap_melding"),
        ("kennisbank", "0002_onderwerpen"),
        ("samenwerking", "0007_bijeenkomst_uitkomst"),
    ]

    operations = [
        migrations.AlterField("nieuws", "wat", models.CharField(choices=Wat.choices, max_length=12)),
        migrations.RunSQL(FORMER[1], FORMER[0]),
        migrations.RunSQL(*OF_A_CHANGE),
        migrations.RunSQL(*OF_A_BAND),
        migrations.RunSQL(BEGUN, "DROP FUNCTION vertel_komst() CASCADE"),
        migrations.RunSQL(ADDED, "DROP FUNCTION vertel_erbij() CASCADE"),
    ]

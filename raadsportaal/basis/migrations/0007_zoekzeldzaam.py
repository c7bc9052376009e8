"""What is rare in a large kind, and the words of texts beside those of titles and summaries."""

from django.db import migrations, models

# Written whole at each change, and read whole: to pack it would take longer than to keep it.
UNPACKED = "ALTER TABLE basis_searchrarity ALTER COLUMN packed SET STORAGE EXTERNAL"


class Migration(migrations.Migration):
    dependencies = [("basis", "0006_inhoudsversie")]

    operations = [
        migrations.CreateModel(
            name="SearchRarity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12, unique=True)),
                ("n", models.IntegerField()),
                ("length", models.FloatField()),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.AddField("searchword", "in_front", models.BooleanField(default=True)),
        migrations.RunSQL(UNPACKED, migrations.RunSQL.noop),
    ]

"""What came of an event."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("samenwerking", "0006_inzet_beleidsstap")]

    operations = [
        migrations.AddField(
            model_name="bijeenkomst",
            name="uitkomst",
            field=models.TextField(blank=True, verbose_name="wat kwam eruit?"),
        ),
    ]

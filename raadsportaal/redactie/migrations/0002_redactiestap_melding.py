from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("redactie", "0001_initial")]

    operations = [
        migrations.AddField(
            "redactiestap",
            "melding",
            models.CharField(blank=True, max_length=160, verbose_name="wat volgers lezen"),
        ),
    ]

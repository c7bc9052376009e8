"""A council member offers something in their own name; the database knows that only that person writes it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import in_own_name


class Migration(migrations.Migration):
    dependencies = [("samenwerking", "0002_locks"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="aanbod",
            name="persoon",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="raadslid",
            ),
        ),
        in_own_name("samenwerking_aanbod"),
    ]

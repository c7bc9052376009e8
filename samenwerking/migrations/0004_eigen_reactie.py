"""A council member answers a call in their own name, beside the municipality."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import in_own_name


class Migration(migrations.Migration):
    dependencies = [
        ("samenwerking", "0003_eigen_aanbod"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reactie",
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
        migrations.AlterField(
            model_name="reactie",
            name="antwoord",
            field=models.TextField(
                blank=True,
                help_text="Wie reageerde, leest dit in de e-mail.",
                max_length=2000,
                verbose_name="bericht aan wie reageerde",
            ),
        ),
        migrations.RemoveConstraint(model_name="reactie", name="reactie_een_keer_per_gemeente"),
        migrations.AddConstraint(
            model_name="reactie",
            constraint=models.UniqueConstraint(
                fields=("oproep", "gemeente", "persoon"),
                name="reactie_een_keer_per_gemeente_en_persoon",
                nulls_distinct=False,
            ),
        ),
        in_own_name("samenwerking_reactie"),
    ]

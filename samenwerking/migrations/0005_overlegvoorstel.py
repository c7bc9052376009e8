"""What a council member proposes to the griffie; seen by that person and the griffier only."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import ALL, GRIFFIER, ME, protect

MINE = f"door_id::text = {ME}"


class Migration(migrations.Migration):
    dependencies = [
        ("gemeenten", "0003_inlogdienst"),
        ("kennisbank", "0001_initial"),
        ("samenwerking", "0004_eigen_reactie"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overlegvoorstel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderwerp", models.CharField(max_length=150, verbose_name="waar wilt u het over hebben?")),
                ("bericht", models.TextField(max_length=1500, verbose_name="uw bericht")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "Wacht op de griffie"),
                            ("overgenomen", "Overgenomen"),
                            ("afgewezen", "Afgewezen"),
                        ],
                        default="wacht",
                        editable=False,
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("reden", models.TextField(blank=True, max_length=1000, verbose_name="waarom niet?")),
                ("besloten_op", models.DateTimeField(editable=False, null=True)),
                (
                    "besloten_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overlegvoorstellen",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel voor een landenoverleg",
                "verbose_name_plural": "voorstellen voor een landenoverleg",
                "ordering": ["-op"],
            },
        ),
        protect(
            "samenwerking_overlegvoorstel",
            van_wie=f"AS RESTRICTIVE FOR SELECT USING ({MINE} OR {GRIFFIER} OR {ALL})",
            voorstellen=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE} OR {ALL})",
            beslissen=f"AS RESTRICTIVE FOR UPDATE USING ({GRIFFIER} OR {ALL})",
            weggooien=f"AS RESTRICTIVE FOR DELETE USING ({ALL})",
        ),
    ]

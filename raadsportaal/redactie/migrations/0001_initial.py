"""The tables of the editorial desk."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bronlink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.URLField(max_length=600, unique=True, verbose_name="adres")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("onbekend", "nog niet bekeken"),
                            ("goed", "werkt"),
                            ("verhuisd", "verwijst door"),
                            ("hapert", "gaf één keer geen antwoord"),
                            ("kapot", "kapot"),
                            ("geweigerd", "laat zich niet controleren"),
                        ],
                        default="onbekend",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("uitleg", models.CharField(blank=True, max_length=200, verbose_name="uitleg")),
                ("naar", models.URLField(blank=True, max_length=600, verbose_name="verwijst naar")),
                ("fouten", models.PositiveSmallIntegerField(default=0, verbose_name="fouten achter elkaar")),
                ("bekeken_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst bekeken")),
                (
                    "volgende_keer",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="volgende keer"),
                ),
            ],
            options={
                "verbose_name": "bronlink",
                "verbose_name_plural": "bronlinks",
                "ordering": ["url"],
                "indexes": [models.Index(fields=["volgende_keer"], name="bronlink_volgende_keer")],
            },
        ),
        migrations.CreateModel(
            name="Doorverwijzing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pad", models.CharField(max_length=300, unique=True, verbose_name="oud adres")),
                ("soort", models.CharField(max_length=12, verbose_name="soort")),
                ("record", models.BigIntegerField(verbose_name="nummer")),
                ("sinds", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sinds")),
            ],
            options={
                "verbose_name": "doorverwijzing",
                "verbose_name_plural": "doorverwijzingen",
                "ordering": ["pad"],
                "indexes": [models.Index(fields=["soort", "record"], name="doorverwijzing_naar_record")],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12, verbose_name="wat")),
                ("bestand", models.CharField(max_length=200, verbose_name="bestand")),
                ("verzameling", models.CharField(blank=True, max_length=60, verbose_name="verzameling")),
                ("rijen", models.JSONField(default=list, editable=False)),
                ("kolommen", models.JSONField(blank=True, default=dict, verbose_name="kolommen")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("geladen", "bestand geladen, nog niet bekeken"),
                            ("bekeken", "wacht op uw akkoord"),
                            ("ingelezen", "ingelezen"),
                            ("terug", "teruggedraaid"),
                        ],
                        default="geladen",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("aantallen", models.JSONField(default=dict, editable=False, verbose_name="aantallen")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="geladen op")),
                ("ingelezen_op", models.DateTimeField(blank=True, null=True, verbose_name="ingelezen op")),
                ("teruggedraaid_op", models.DateTimeField(blank=True, null=True, verbose_name="teruggedraaid op")),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "teruggedraaid_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="SamengevoegdKenmerk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12, verbose_name="soort")),
                ("verzameling", models.CharField(blank=True, max_length=60, verbose_name="verzameling")),
                ("extern_id", models.CharField(max_length=300, verbose_name="kenmerk in die verzameling")),
                ("record", models.BigIntegerField(verbose_name="nummer")),
            ],
            options={
                "verbose_name": "samengevoegd kenmerk",
                "verbose_name_plural": "samengevoegde kenmerken",
                "indexes": [models.Index(fields=["soort", "record"], name="kenmerk_naar_record")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("soort", "verzameling", "extern_id"), name="kenmerk_leidt_naar_een_record"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tekstmerk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12)),
                ("record", models.BigIntegerField()),
                ("merk", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("soort", "record"), name="tekstmerk_een_per_record")],
            },
        ),
        migrations.CreateModel(
            name="Controlepunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12, verbose_name="soort")),
                ("record", models.BigIntegerField(verbose_name="nummer")),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("oud", "Te lang geleden gecontroleerd"),
                            ("bron", "Een bron is niet meer te openen"),
                            ("melding", "Een bezoeker meldt een fout"),
                            ("afgelopen", "Het programma of de stedenband is voorbij"),
                            ("cijfer", "Er is een nieuw jaar van een cijfer"),
                            ("doeltekst", "De tekst van een doel is veranderd"),
                        ],
                        max_length=12,
                        verbose_name="aanleiding",
                    ),
                ),
                ("uitleg", models.TextField(blank=True, max_length=2000, verbose_name="uitleg")),
                (
                    "sleutel",
                    models.CharField(
                        blank=True, help_text="Waardoor dezelfde aanleiding één keer komt.", max_length=120
                    ),
                ),
                ("sinds", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sinds")),
                ("afgedaan_op", models.DateTimeField(blank=True, null=True, verbose_name="afgedaan op")),
                (
                    "afgedaan_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgedaan door",
                    ),
                ),
            ],
            options={
                "verbose_name": "punt ter controle",
                "verbose_name_plural": "controle nodig",
                "ordering": ["sinds", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("afgedaan_op__isnull", True)),
                        fields=("soort", "record", "aanleiding", "sleutel"),
                        name="controlepunt_een_keer_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dubbel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12, verbose_name="soort")),
                ("een", models.BigIntegerField(verbose_name="het ene record")),
                ("twee", models.BigIntegerField(verbose_name="het andere record")),
                ("waarom", models.CharField(max_length=200, verbose_name="waarom")),
                ("gevonden_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevonden op")),
                (
                    "antwoord",
                    models.CharField(
                        blank=True,
                        choices=[("", "nog niet bekeken"), ("anders", "is iets anders"), ("samen", "samengevoegd")],
                        max_length=10,
                        verbose_name="antwoord",
                    ),
                ),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mogelijk dubbel",
                "verbose_name_plural": "mogelijk dubbel",
                "ordering": ["-gevonden_op", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("soort", "een", "twee"), name="dubbel_een_keer_per_paar"),
                    models.CheckConstraint(
                        condition=models.Q(("een__lt", models.F("twee"))), name="dubbel_laagste_eerst"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Importregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.BigIntegerField(verbose_name="nummer")),
                ("nieuw", models.BooleanField(verbose_name="nieuw")),
                ("was", models.JSONField(blank=True, null=True)),
                ("werd", models.JSONField(default=dict)),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="redactie.import",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van een import",
                "verbose_name_plural": "regels van een import",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("partij", "record"), name="importregel_een_per_record")
                ],
            },
        ),
        migrations.CreateModel(
            name="Redactiestap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12)),
                ("record", models.BigIntegerField()),
                (
                    "daad",
                    models.CharField(
                        choices=[
                            ("vraag", "Vroeg controle aan"),
                            ("publiceer", "Publiceerde"),
                            ("terug", "Stuurde terug"),
                            ("archiveer", "Archiveerde"),
                            ("herstel", "Haalde terug als concept"),
                            ("controleer", "Controleerde"),
                            ("werkkopie", "Bewaarde een werkkopie"),
                            ("wijzigingen", "Publiceerde de wijzigingen"),
                            ("weg", "Gooide de werkkopie weg"),
                            ("verwijder", "Legde in de prullenbak"),
                            ("samen", "Voegde samen"),
                            ("teruggedraaid", "Draaide een import terug"),
                        ],
                        max_length=14,
                        verbose_name="wat",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=500, verbose_name="waarom")),
                ("op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van de redactie",
                "verbose_name_plural": "stappen van de redactie",
                "ordering": ["-op", "-pk"],
                "permissions": [("publiceren", "Mag publiceren en terugsturen")],
                "indexes": [models.Index(fields=["soort", "record"], name="redactiestap_van_record")],
            },
        ),
        migrations.CreateModel(
            name="Werkkopie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12)),
                ("record", models.BigIntegerField()),
                ("velden", models.JSONField(default=dict)),
                ("ter_controle", models.BooleanField(default=False)),
                ("op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "werkkopie",
                "verbose_name_plural": "werkkopieën",
                "constraints": [models.UniqueConstraint(fields=("soort", "record"), name="werkkopie_een_per_record")],
            },
        ),
    ]

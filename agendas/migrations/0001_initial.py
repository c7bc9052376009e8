"""The tables of agendas, doelen and subdoelen, and of the lexicon by which texts are read."""

import django.contrib.postgres.fields
import django.core.validators
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
            name="Leervoorbeeld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.CharField(max_length=64, unique=True)),
                (
                    "doelen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(17),
                            ]
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("vakken", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("waarden", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
                ("gewicht", models.FloatField(default=1.0)),
            ],
            options={
                "verbose_name": "leervoorbeeld",
                "verbose_name_plural": "leervoorbeelden",
            },
        ),
        migrations.CreateModel(
            name="Masker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stand",
                    models.CharField(
                        choices=[("voorstel", "Voorstel"), ("gebruik", "Doet mee"), ("uit", "Doet niet mee")],
                        default="gebruik",
                        max_length=10,
                        verbose_name="doet het mee?",
                    ),
                ),
                (
                    "herkomst",
                    models.CharField(
                        blank=True,
                        help_text="Bij een voorstel: waarom de computer dit ziet.",
                        max_length=200,
                        verbose_name="waar komt dit vandaan?",
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                ("frase", models.CharField(max_length=160, unique=True, verbose_name="woorden")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("masker", "Geen beleid: sla deze woorden over"),
                            ("procedure", "Procedure: de zin telt minder mee"),
                        ],
                        default="masker",
                        max_length=10,
                        verbose_name="wat doet het?",
                    ),
                ),
            ],
            options={
                "verbose_name": "masker",
                "verbose_name_plural": "maskers",
                "ordering": ["frase"],
            },
        ),
        migrations.CreateModel(
            name="Agenda",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="webadres")),
                (
                    "samenvatting",
                    models.TextField(
                        blank=True, help_text="Hooguit 240 tekens, in gewone taal.", verbose_name="samenvatting"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("ter_beoordeling", "ter controle"),
                            ("teruggestuurd", "teruggestuurd"),
                            ("gepubliceerd", "gepubliceerd"),
                            ("gearchiveerd", "gearchiveerd"),
                            ("verwijderd", "in de prullenbak"),
                        ],
                        default="concept",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "gecontroleerd_op",
                    models.DateField(
                        blank=True,
                        help_text="Leeg: nog niet door VNG gecontroleerd.",
                        null=True,
                        verbose_name="laatste controle",
                    ),
                ),
                (
                    "aangemaakt_op",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="aangemaakt op"
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                (
                    "groep",
                    models.CharField(
                        choices=[
                            ("global-goals", "Global Goals"),
                            ("klimaat", "Klimaat"),
                            ("natuur", "Natuur"),
                            ("stad", "Steden"),
                            ("migratie", "Migratie"),
                            ("digitaal", "Digitalisering"),
                        ],
                        max_length=20,
                        verbose_name="groep",
                    ),
                ),
                ("korte_titel", models.CharField(max_length=60, verbose_name="korte titel")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("jaar", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="jaar")),
                ("doeljaar", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="doeljaar")),
                (
                    "schaal",
                    models.CharField(
                        choices=[
                            ("wereld", "Wereld"),
                            ("europa", "Europa"),
                            ("nederland", "Nederland"),
                            ("netwerk", "Netwerk van steden"),
                            ("gemeente", "Gemeente"),
                        ],
                        max_length=20,
                        verbose_name="schaal",
                    ),
                ),
                (
                    "bindend",
                    models.CharField(
                        choices=[("ja", "Bindend"), ("deels", "Deels bindend"), ("nee", "Niet bindend")],
                        max_length=10,
                        verbose_name="bindend",
                    ),
                ),
                ("tekst", models.TextField(verbose_name="wat is het?")),
                ("raad", models.TextField(verbose_name="wat betekent het voor de raad?")),
                ("bron_titel", models.CharField(max_length=200, verbose_name="bron")),
                ("bron_url", models.URLField(max_length=500, verbose_name="adres van de bron")),
                ("gecontroleerd", models.CharField(blank=True, max_length=200, verbose_name="vergeleken met")),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gewijzigd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda",
                "verbose_name_plural": "agenda's",
                "ordering": ["volgorde", "titel"],
            },
        ),
        migrations.CreateModel(
            name="Doel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("tekst", models.TextField(verbose_name="in gewone taal")),
                (
                    "pijler",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mensen", "Mensen"),
                            ("planeet", "Planeet"),
                            ("welvaart", "Welvaart"),
                            ("vrede", "Vrede"),
                            ("partnerschap", "Partnerschap"),
                        ],
                        max_length=20,
                        verbose_name="pijler (5 P's)",
                    ),
                ),
                ("doeljaar", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="doeljaar")),
                (
                    "schaal",
                    models.CharField(
                        choices=[
                            ("wereld", "Wereld"),
                            ("europa", "Europa"),
                            ("nederland", "Nederland"),
                            ("netwerk", "Netwerk van steden"),
                            ("gemeente", "Gemeente"),
                        ],
                        max_length=20,
                        verbose_name="schaal",
                    ),
                ),
                ("raad", models.TextField(verbose_name="wat beslist de raad?")),
                (
                    "instrumenten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="instrumenten",
                    ),
                ),
                ("bron_titel", models.CharField(max_length=250, verbose_name="bron")),
                ("bron_url", models.URLField(max_length=500, verbose_name="adres van de bron")),
                ("gecontroleerd", models.CharField(blank=True, max_length=200, verbose_name="vergeleken met")),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doelen",
                        to="agendas.agenda",
                        verbose_name="agenda",
                    ),
                ),
            ],
            options={
                "verbose_name": "doel",
                "verbose_name_plural": "doelen",
                "ordering": ["agenda__volgorde", "nummer"],
            },
        ),
        migrations.CreateModel(
            name="Drempel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stand",
                    models.CharField(
                        choices=[("voorstel", "Voorstel"), ("gebruik", "Doet mee"), ("uit", "Doet niet mee")],
                        default="gebruik",
                        max_length=10,
                        verbose_name="doet het mee?",
                    ),
                ),
                (
                    "herkomst",
                    models.CharField(
                        blank=True,
                        help_text="Bij een voorstel: waarom de computer dit ziet.",
                        max_length=200,
                        verbose_name="waar komt dit vandaan?",
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                (
                    "doel",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(17),
                        ],
                        verbose_name="Global Goal",
                    ),
                ),
                (
                    "tonen",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(0.99),
                        ],
                        verbose_name="tonen vanaf",
                    ),
                ),
                (
                    "sterk",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(0.99),
                        ],
                        verbose_name="sterk vanaf",
                    ),
                ),
            ],
            options={
                "verbose_name": "drempel",
                "verbose_name_plural": "drempels",
                "ordering": ["doel"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "gebruik")),
                        fields=("doel",),
                        name="drempel_een_in_gebruik_per_doel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sterk__gte", models.F("tonen"))),
                        name="drempel_sterk_niet_onder_tonen",
                        violation_error_message="‘Sterk vanaf’ kan niet lager zijn dan ‘tonen vanaf’.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lexiconversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveIntegerField(unique=True, verbose_name="nummer")),
                ("toelichting", models.CharField(blank=True, max_length=200, verbose_name="wat is er anders?")),
                ("inhoud", models.JSONField(verbose_name="inhoud")),
                ("gewichten", models.BinaryField(verbose_name="gewichten van het model")),
                ("aantallen", models.JSONField(default=dict, verbose_name="aantallen")),
                ("gevolgen", models.JSONField(default=list, verbose_name="wat verandert er op de proefteksten?")),
                ("gemaakt_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("gemaakt_door", models.CharField(blank=True, max_length=150, verbose_name="gemaakt door")),
                ("gepubliceerd_op", models.DateTimeField(blank=True, null=True, verbose_name="in gebruik sinds")),
                (
                    "vergeleken_met",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agendas.lexiconversie",
                    ),
                ),
            ],
            options={
                "verbose_name": "versie van het lexicon",
                "verbose_name_plural": "versies van het lexicon",
                "ordering": ["-nummer"],
            },
        ),
        migrations.CreateModel(
            name="Mijlpaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                (
                    "nauwkeurigheid",
                    models.CharField(
                        choices=[("dag", "op de dag"), ("maand", "op de maand"), ("jaar", "op het jaar")],
                        default="dag",
                        max_length=10,
                        verbose_name="nauwkeurigheid",
                    ),
                ),
                ("einddatum", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("soort", models.CharField(max_length=40, verbose_name="soort")),
                ("referentie", models.CharField(blank=True, max_length=120, verbose_name="referentie")),
                ("bron_url", models.URLField(blank=True, max_length=500, verbose_name="adres van de bron")),
                (
                    "gecontroleerd",
                    models.CharField(
                        blank=True,
                        help_text="Leeg: de datum is nog niet met een bron vergeleken.",
                        max_length=200,
                        verbose_name="vergeleken met",
                    ),
                ),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mijlpalen",
                        to="agendas.agenda",
                        verbose_name="agenda",
                    ),
                ),
            ],
            options={
                "verbose_name": "mijlpaal",
                "verbose_name_plural": "mijlpalen",
                "ordering": ["datum"],
            },
        ),
        migrations.CreateModel(
            name="Subdoel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=6, unique=True, verbose_name="code")),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="1 tot en met 169: 1.a na 1.5.", unique=True, verbose_name="volgorde"
                    ),
                ),
                ("titel", models.CharField(max_length=80, verbose_name="titel")),
                ("tekst", models.TextField(verbose_name="in gewone taal")),
                ("middel", models.BooleanField(default=False, verbose_name="gaat over middelen")),
                (
                    "zeggenschap",
                    models.CharField(
                        choices=[("veel", "Veel"), ("deels", "Deels"), ("weinig", "Weinig")],
                        max_length=10,
                        verbose_name="zeggenschap van de gemeente",
                    ),
                ),
                (
                    "bestuurslagen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("gemeente", "gemeente"),
                                ("provincie", "provincie"),
                                ("waterschap", "waterschap"),
                                ("rijk", "Rijk"),
                                ("eu", "EU"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                        verbose_name="wie beslist, de belangrijkste eerst",
                    ),
                ),
                ("raad", models.CharField(blank=True, max_length=150, verbose_name="wat beslist de raad?")),
                ("bron_url", models.URLField(verbose_name="adres bij de VN")),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subdoelen",
                        to="agendas.doel",
                        verbose_name="doel",
                    ),
                ),
            ],
            options={
                "verbose_name": "subdoel",
                "verbose_name_plural": "subdoelen",
                "ordering": ["volgorde"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stand",
                    models.CharField(
                        choices=[("voorstel", "Voorstel"), ("gebruik", "Doet mee"), ("uit", "Doet niet mee")],
                        default="gebruik",
                        max_length=10,
                        verbose_name="doet het mee?",
                    ),
                ),
                (
                    "herkomst",
                    models.CharField(
                        blank=True,
                        help_text="Bij een voorstel: waarom de computer dit ziet.",
                        max_length=200,
                        verbose_name="waar komt dit vandaan?",
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                ("term", models.CharField(max_length=120, verbose_name="woord of zinsdeel")),
                (
                    "doel",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(17),
                        ],
                        verbose_name="Global Goal",
                    ),
                ),
                (
                    "subdoelen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="subdoelen",
                    ),
                ),
                (
                    "gewicht",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1: helpt alleen mee"),
                            (2, "2: samen met een ander woord"),
                            (3, "3: genoeg om het doel te tonen"),
                        ],
                        default=2,
                        verbose_name="hoe zwaar?",
                    ),
                ),
                (
                    "randen",
                    models.CharField(
                        choices=[
                            ("open", "Ook midden in een woord"),
                            ("begin", "Alleen aan het begin van een woord"),
                            ("eind", "Alleen aan het eind van een woord"),
                            ("dicht", "Alleen als heel woord"),
                        ],
                        default="open",
                        max_length=5,
                        verbose_name="waar mag het staan?",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "termen",
                "ordering": ["doel", "term"],
                "constraints": [models.UniqueConstraint(fields=("term", "doel"), name="term_een_keer_per_doel")],
            },
        ),
        migrations.CreateModel(
            name="Verband",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reden", models.TextField(verbose_name="waarom horen ze bij elkaar?")),
                ("bron_titel", models.CharField(max_length=250, verbose_name="bron")),
                ("bron_url", models.URLField(max_length=500, verbose_name="adres van de bron")),
                ("gecontroleerd", models.CharField(blank=True, max_length=200, verbose_name="vergeleken met")),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verbanden",
                        to="agendas.doel",
                        verbose_name="doel van een andere agenda",
                    ),
                ),
                (
                    "subdoel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verbanden",
                        to="agendas.subdoel",
                        verbose_name="subdoel",
                    ),
                ),
            ],
            options={
                "verbose_name": "verband",
                "verbose_name_plural": "verbanden",
                "ordering": ["subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer"],
            },
        ),
        migrations.CreateModel(
            name="Voorbeeldzin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stand",
                    models.CharField(
                        choices=[("voorstel", "Voorstel"), ("gebruik", "Doet mee"), ("uit", "Doet niet mee")],
                        default="gebruik",
                        max_length=10,
                        verbose_name="doet het mee?",
                    ),
                ),
                (
                    "herkomst",
                    models.CharField(
                        blank=True,
                        help_text="Bij een voorstel: waarom de computer dit ziet.",
                        max_length=200,
                        verbose_name="waar komt dit vandaan?",
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                ("zin", models.TextField(max_length=1000, verbose_name="zin")),
                (
                    "doelen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(17),
                            ]
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Global Goals, de beste eerst",
                    ),
                ),
                (
                    "subdoelen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="subdoelen",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorbeeldzin",
                "verbose_name_plural": "voorbeeldzinnen",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("zin",), name="voorbeeldzin_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Vraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vraag", models.CharField(max_length=250, verbose_name="vraag")),
                ("moment", models.CharField(blank=True, max_length=80, verbose_name="moment")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vragen",
                        to="agendas.agenda",
                        verbose_name="agenda",
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vragen",
                        to="agendas.doel",
                        verbose_name="doel",
                    ),
                ),
                (
                    "subdoel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="vragen",
                        to="agendas.subdoel",
                        verbose_name="subdoel",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag voor de raad",
                "verbose_name_plural": "vragen voor de raad",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="agenda",
            constraint=models.UniqueConstraint(
                condition=models.Q(("groep", "global-goals")), fields=("groep",), name="een_agenda_global_goals"
            ),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.UniqueConstraint(fields=("agenda", "nummer"), name="doelnummer_uniek_per_agenda"),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.UniqueConstraint(
                fields=("agenda", "datum", "titel"), name="mijlpaal_een_keer_per_agenda"
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("einddatum__isnull", True), ("einddatum__gte", models.F("datum")), _connector="OR"),
                name="mijlpaal_einde_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="verband",
            constraint=models.UniqueConstraint(fields=("subdoel", "doel"), name="verband_een_keer_per_paar"),
        ),
        migrations.AddConstraint(
            model_name="vraag",
            constraint=models.UniqueConstraint(fields=("agenda", "vraag"), name="vraag_een_keer_per_agenda"),
        ),
    ]

"""The tables of dossiers and what hangs on them, with the triggers that write their history."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agendas", "0001_initial"),
        ("gemeenten", "0003_inlogdienst"),
        ("kennisbank", "0001_initial"),
        ("samenwerking", "0001_initial"),
        ("sessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Beleidspunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage uit het stuk")),
                ("bladzijde", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bladzijde")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "beleidspunt",
                "verbose_name_plural": "beleidspunten",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("slug", models.SlugField(max_length=120, verbose_name="webadres")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("coalitieakkoord", "Coalitieakkoord"),
                            ("raadsvoorstel", "Raadsvoorstel"),
                            ("initiatiefvoorstel", "Initiatiefvoorstel"),
                            ("visie", "Visie"),
                            ("beleidsnota", "Beleidsnota"),
                            ("begroting", "Begroting"),
                            ("jaarstukken", "Jaarstukken"),
                            ("verordening", "Verordening"),
                            ("motie", "Motie"),
                            ("amendement", "Amendement"),
                            ("raadsinformatiebrief", "Raadsinformatiebrief"),
                            ("schriftelijke_vragen", "Schriftelijke vragen"),
                            ("toezegging", "Toezegging"),
                            ("ingekomen_stuk", "Ingekomen stuk"),
                            ("overig", "Overig"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("in_voorbereiding", "In voorbereiding"),
                            ("commissie", "In de commissie"),
                            ("geagendeerd", "Op de agenda van de raad"),
                            ("aangehouden", "Aangehouden"),
                            ("behandeld", "Behandeld"),
                            ("aangenomen", "Aangenomen"),
                            ("verworpen", "Verworpen"),
                            ("ingetrokken", "Ingetrokken"),
                            ("ter_kennisname", "Ter kennisname"),
                            ("in_uitvoering", "In uitvoering"),
                            ("afgerond", "Afgerond"),
                        ],
                        default="in_voorbereiding",
                        max_length=20,
                        verbose_name="waar staat het?",
                    ),
                ),
                (
                    "behandeling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hamerstuk", "Hamerstuk"),
                            ("bespreekstuk", "Bespreekstuk"),
                            ("beeldvormend", "Beeldvormend"),
                            ("oordeelsvormend", "Oordeelsvormend"),
                            ("ter_kennisname", "Ter kennisname"),
                        ],
                        max_length=20,
                        verbose_name="behandeling",
                    ),
                ),
                ("portefeuillehouder", models.CharField(blank=True, max_length=120, verbose_name="portefeuillehouder")),
                (
                    "behandeldatum",
                    models.DateField(blank=True, null=True, verbose_name="datum van behandeling in de raad"),
                ),
                ("samenvatting", models.TextField(blank=True, max_length=2000, verbose_name="samenvatting")),
                ("document_titel", models.CharField(blank=True, max_length=200, verbose_name="naam van het document")),
                ("document_url", models.URLField(blank=True, max_length=500, verbose_name="adres van het document")),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("portaal", "Ingevoerd in het portaal"),
                            ("bestand", "Bestand"),
                            ("openbesluitvorming", "OpenBesluitvorming"),
                            ("notubiz", "Notubiz"),
                        ],
                        default="portaal",
                        editable=False,
                        max_length=20,
                        verbose_name="ingelezen uit",
                    ),
                ),
                ("extern_id", models.CharField(blank=True, max_length=200, verbose_name="kenmerk")),
                (
                    "openbaar_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="openbaar sinds"),
                ),
                (
                    "gearchiveerd_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="in het archief sinds"),
                ),
                (
                    "aangemaakt_op",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="gemaakt op"),
                ),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                (
                    "aangemaakt_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "ordering": ["-behandeldatum", "titel"],
            },
        ),
        migrations.CreateModel(
            name="BeleidspuntEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage uit het stuk")),
                ("bladzijde", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bladzijde")),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dossiers.beleidspunt",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="beleidspunt",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="beleidspunten",
                to="dossiers.dossier",
                verbose_name="dossier",
            ),
        ),
        migrations.CreateModel(
            name="DossierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="webadres")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("coalitieakkoord", "Coalitieakkoord"),
                            ("raadsvoorstel", "Raadsvoorstel"),
                            ("initiatiefvoorstel", "Initiatiefvoorstel"),
                            ("visie", "Visie"),
                            ("beleidsnota", "Beleidsnota"),
                            ("begroting", "Begroting"),
                            ("jaarstukken", "Jaarstukken"),
                            ("verordening", "Verordening"),
                            ("motie", "Motie"),
                            ("amendement", "Amendement"),
                            ("raadsinformatiebrief", "Raadsinformatiebrief"),
                            ("schriftelijke_vragen", "Schriftelijke vragen"),
                            ("toezegging", "Toezegging"),
                            ("ingekomen_stuk", "Ingekomen stuk"),
                            ("overig", "Overig"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("in_voorbereiding", "In voorbereiding"),
                            ("commissie", "In de commissie"),
                            ("geagendeerd", "Op de agenda van de raad"),
                            ("aangehouden", "Aangehouden"),
                            ("behandeld", "Behandeld"),
                            ("aangenomen", "Aangenomen"),
                            ("verworpen", "Verworpen"),
                            ("ingetrokken", "Ingetrokken"),
                            ("ter_kennisname", "Ter kennisname"),
                            ("in_uitvoering", "In uitvoering"),
                            ("afgerond", "Afgerond"),
                        ],
                        default="in_voorbereiding",
                        max_length=20,
                        verbose_name="waar staat het?",
                    ),
                ),
                (
                    "behandeling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hamerstuk", "Hamerstuk"),
                            ("bespreekstuk", "Bespreekstuk"),
                            ("beeldvormend", "Beeldvormend"),
                            ("oordeelsvormend", "Oordeelsvormend"),
                            ("ter_kennisname", "Ter kennisname"),
                        ],
                        max_length=20,
                        verbose_name="behandeling",
                    ),
                ),
                ("portefeuillehouder", models.CharField(blank=True, max_length=120, verbose_name="portefeuillehouder")),
                (
                    "behandeldatum",
                    models.DateField(blank=True, null=True, verbose_name="datum van behandeling in de raad"),
                ),
                ("samenvatting", models.TextField(blank=True, max_length=2000, verbose_name="samenvatting")),
                ("document_titel", models.CharField(blank=True, max_length=200, verbose_name="naam van het document")),
                ("document_url", models.URLField(blank=True, max_length=500, verbose_name="adres van het document")),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("portaal", "Ingevoerd in het portaal"),
                            ("bestand", "Bestand"),
                            ("openbesluitvorming", "OpenBesluitvorming"),
                            ("notubiz", "Notubiz"),
                        ],
                        default="portaal",
                        editable=False,
                        max_length=20,
                        verbose_name="ingelezen uit",
                    ),
                ),
                ("extern_id", models.CharField(blank=True, max_length=200, verbose_name="kenmerk")),
                (
                    "openbaar_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="openbaar sinds"),
                ),
                (
                    "gearchiveerd_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="in het archief sinds"),
                ),
                (
                    "aangemaakt_door",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invoer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("portaal", "Ingevoerd in het portaal"),
                            ("bestand", "Bestand"),
                            ("openbesluitvorming", "OpenBesluitvorming"),
                            ("notubiz", "Notubiz"),
                        ],
                        max_length=20,
                        verbose_name="waar vandaan",
                    ),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("rijen", models.JSONField(default=list, verbose_name="rijen")),
                ("meldingen", models.JSONField(default=list, verbose_name="wat niet gelezen kon worden")),
                ("gemaakt_op", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invoeren",
                        to="gemeenten.gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "invoer",
                "verbose_name_plural": "invoeren",
            },
        ),
        migrations.CreateModel(
            name="Koppeling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "richting",
                    models.CharField(
                        choices=[
                            ("draagt_bij", "Draagt bij"),
                            ("werkt_tegen", "Werkt tegen"),
                            ("onbekend", "Nog niet bekend"),
                        ],
                        default="onbekend",
                        max_length=12,
                        verbose_name="richting",
                    ),
                ),
                (
                    "reikwijdte",
                    models.CharField(
                        blank=True,
                        choices=[("hier_en_nu", "Hier en nu"), ("later", "Later"), ("elders", "Elders in de wereld")],
                        max_length=12,
                        verbose_name="waar en wanneer?",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=1000, verbose_name="toelichting")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage uit het stuk")),
                ("bladzijde", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bladzijde")),
                (
                    "besluit",
                    models.CharField(
                        choices=[
                            ("voorstel", "Voorstel"),
                            ("gekoppeld", "Gekoppeld"),
                            ("afgewezen", "Past niet"),
                            ("ontkoppeld", "Ontkoppeld"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="voorstel",
                        max_length=12,
                        verbose_name="besluit",
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onderwerp", "Het onderwerp klopt niet"),
                            ("te_algemeen", "Het klopt, maar is te algemeen"),
                            ("gemeente", "Het past niet bij onze gemeente"),
                        ],
                        max_length=12,
                        verbose_name="waarom past het niet?",
                    ),
                ),
                ("voorgesteld_op", models.DateTimeField(default=django.utils.timezone.now)),
                ("besloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "beleidspunt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="koppelingen",
                        to="dossiers.beleidspunt",
                        verbose_name="beleidspunt",
                    ),
                ),
                (
                    "besloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bijeenkomst",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.bijeenkomst",
                        verbose_name="bijeenkomst",
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agendas.doel",
                        verbose_name="afspraak",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="koppelingen",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "landpagina",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.landpagina",
                        verbose_name="land",
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kennisbank.praktijk",
                        verbose_name="voorbeeld",
                    ),
                ),
                (
                    "programma",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.programma",
                        verbose_name="programma of project",
                    ),
                ),
                (
                    "stedenband",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.stedenband",
                        verbose_name="stedenband",
                    ),
                ),
                (
                    "subdoel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agendas.subdoel",
                        verbose_name="subdoel",
                    ),
                ),
                (
                    "voorgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "koppeling",
                "verbose_name_plural": "koppelingen",
            },
        ),
        migrations.CreateModel(
            name="KoppelingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "richting",
                    models.CharField(
                        choices=[
                            ("draagt_bij", "Draagt bij"),
                            ("werkt_tegen", "Werkt tegen"),
                            ("onbekend", "Nog niet bekend"),
                        ],
                        default="onbekend",
                        max_length=12,
                        verbose_name="richting",
                    ),
                ),
                (
                    "reikwijdte",
                    models.CharField(
                        blank=True,
                        choices=[("hier_en_nu", "Hier en nu"), ("later", "Later"), ("elders", "Elders in de wereld")],
                        max_length=12,
                        verbose_name="waar en wanneer?",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=1000, verbose_name="toelichting")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage uit het stuk")),
                ("bladzijde", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bladzijde")),
                (
                    "besluit",
                    models.CharField(
                        choices=[
                            ("voorstel", "Voorstel"),
                            ("gekoppeld", "Gekoppeld"),
                            ("afgewezen", "Past niet"),
                            ("ontkoppeld", "Ontkoppeld"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="voorstel",
                        max_length=12,
                        verbose_name="besluit",
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onderwerp", "Het onderwerp klopt niet"),
                            ("te_algemeen", "Het klopt, maar is te algemeen"),
                            ("gemeente", "Het past niet bij onze gemeente"),
                        ],
                        max_length=12,
                        verbose_name="waarom past het niet?",
                    ),
                ),
                (
                    "beleidspunt",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dossiers.beleidspunt",
                        verbose_name="beleidspunt",
                    ),
                ),
                (
                    "besloten_door",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bijeenkomst",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="samenwerking.bijeenkomst",
                        verbose_name="bijeenkomst",
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agendas.doel",
                        verbose_name="afspraak",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "landpagina",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="samenwerking.landpagina",
                        verbose_name="land",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dossiers.koppeling",
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kennisbank.praktijk",
                        verbose_name="voorbeeld",
                    ),
                ),
                (
                    "programma",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="samenwerking.programma",
                        verbose_name="programma of project",
                    ),
                ),
                (
                    "stedenband",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="samenwerking.stedenband",
                        verbose_name="stedenband",
                    ),
                ),
                (
                    "subdoel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agendas.subdoel",
                        verbose_name="subdoel",
                    ),
                ),
                (
                    "voorgesteld_door",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Lezing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("bestand", models.BinaryField(null=True, verbose_name="bestand")),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                ("bladzijden", models.JSONField(null=True, verbose_name="waar elke volgende bladzijde begint")),
                ("meldingen", models.JSONField(default=list, verbose_name="wat niet gelezen kon worden")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "Wacht op zijn beurt"),
                            ("leest", "Het stuk wordt gelezen"),
                            ("duidt", "De passages worden bekeken"),
                            ("klaar", "Klaar"),
                            ("mislukt", "Niet gelukt"),
                        ],
                        default="wacht",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "voortgang",
                    models.PositiveSmallIntegerField(default=0, verbose_name="hoeveel is gedaan, in procenten"),
                ),
                ("reden", models.CharField(blank=True, max_length=300, verbose_name="waarom het niet lukte")),
                ("bevindingen", models.JSONField(default=list, verbose_name="bevindingen")),
                ("gemaakt_op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lezingen",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "sessie",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sessions.session",
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agendas.lexiconversie",
                    ),
                ),
            ],
            options={
                "verbose_name": "lezing",
                "verbose_name_plural": "lezingen",
                "ordering": ["-gemaakt_op"],
            },
        ),
        migrations.CreateModel(
            name="Medevoorstel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "richting",
                    models.CharField(
                        choices=[
                            ("draagt_bij", "Draagt bij"),
                            ("werkt_tegen", "Werkt tegen"),
                            ("onbekend", "Nog niet bekend"),
                        ],
                        default="onbekend",
                        max_length=12,
                        verbose_name="richting",
                    ),
                ),
                (
                    "reikwijdte",
                    models.CharField(
                        blank=True,
                        choices=[("hier_en_nu", "Hier en nu"), ("later", "Later"), ("elders", "Elders in de wereld")],
                        max_length=12,
                        verbose_name="waar en wanneer?",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=1000, verbose_name="toelichting")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage uit het stuk")),
                ("bladzijde", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bladzijde")),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "koppeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="medevoorstellen",
                        to="dossiers.koppeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "medevoorstel",
                "verbose_name_plural": "medevoorstellen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Stuk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("tekst", models.TextField(verbose_name="tekst")),
                ("bladzijden", models.JSONField(null=True, verbose_name="waar elke volgende bladzijde begint")),
                ("gelezen_op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stukken",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "gelezen_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agendas.lexiconversie",
                        verbose_name="gelezen met",
                    ),
                ),
            ],
            options={
                "verbose_name": "stuk",
                "verbose_name_plural": "stukken",
                "ordering": ["-gelezen_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Suggestie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sterkte",
                    models.CharField(
                        choices=[
                            ("sterk", "Sterke overeenkomst"),
                            ("redelijk", "Redelijke overeenkomst"),
                            ("mogelijk", "Mogelijk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("score", models.FloatField(default=0)),
                ("uitleg", models.CharField(blank=True, max_length=300, verbose_name="waarop het rust, in woorden")),
                ("passage", models.TextField()),
                ("bladzijde", models.PositiveSmallIntegerField(null=True)),
                ("begin", models.PositiveIntegerField()),
                ("einde", models.PositiveIntegerField()),
                ("bewijs", models.JSONField(default=list)),
                ("ook", models.JSONField(default=list, verbose_name="andere plaatsen die hetzelfde zeggen")),
                (
                    "keuze",
                    models.CharField(
                        choices=[("wacht", "Suggestie"), ("gekoppeld", "Gekoppeld"), ("afgewezen", "Past niet")],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onderwerp", "Het onderwerp klopt niet"),
                            ("te_algemeen", "Het klopt, maar is te algemeen"),
                            ("gemeente", "Het past niet bij onze gemeente"),
                        ],
                        max_length=12,
                    ),
                ),
                ("eigen", models.BooleanField(default=False, verbose_name="de koppeling ontstond hier")),
                (
                    "nam_over",
                    models.BooleanField(default=False, verbose_name="de koppeling was een voorstel dat wachtte"),
                ),
                ("besloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "beleidspunt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossiers.beleidspunt",
                    ),
                ),
                (
                    "besloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agendas.doel"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggesties", to="dossiers.dossier"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "koppeling",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossiers.koppeling",
                    ),
                ),
                (
                    "lexicon",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agendas.lexiconversie",
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kennisbank.praktijk",
                    ),
                ),
                (
                    "stuk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggesties", to="dossiers.stuk"
                    ),
                ),
                (
                    "subdoel",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agendas.subdoel"
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestie",
                "verbose_name_plural": "suggesties",
                "ordering": ["begin", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Suggestiebesluit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=250)),
                (
                    "daad",
                    models.CharField(
                        choices=[
                            ("koppel", "Koppel"),
                            ("afwijs", "Past niet"),
                            ("ontkoppel", "Ontkoppel"),
                            ("ongedaan", "Maak ongedaan"),
                            ("trek_in", "Trek in"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onderwerp", "Het onderwerp klopt niet"),
                            ("te_algemeen", "Het klopt, maar is te algemeen"),
                            ("gemeente", "Het past niet bij onze gemeente"),
                        ],
                        max_length=12,
                    ),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "anders",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agendas.subdoel"
                    ),
                ),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "suggestie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="besluiten",
                        to="dossiers.suggestie",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit over een suggestie",
                "verbose_name_plural": "besluiten over suggesties",
                "ordering": ["-op", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                models.F("gemeente"),
                models.OrderBy(models.F("behandeldatum"), descending=True),
                name="dossier_per_gemeente_op_datum",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("openbaar_op__isnull", False)), fields=["openbaar_op"], name="dossier_openbaar"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(fields=("gemeente", "slug"), name="dossier_webadres_uniek_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                models.F("gemeente"),
                django.db.models.functions.text.Lower("extern_id"),
                condition=models.Q(("extern_id", ""), _negated=True),
                name="dossier_een_keer_per_kenmerk",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(fields=("id", "gemeente"), name="dossier_met_gemeente"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dossier",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_dossierevent" ("aangemaakt_door_id", "behandeldatum", "behandeling", "bron", "document_titel", "document_url", "extern_id", "gearchiveerd_op", "gemeente_id", "id", "openbaar_op", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "portefeuillehouder", "samenvatting", "slug", "soort", "stand", "titel") VALUES (NEW."aangemaakt_door_id", NEW."behandeldatum", NEW."behandeling", NEW."bron", NEW."document_titel", NEW."document_url", NEW."extern_id", NEW."gearchiveerd_op", NEW."gemeente_id", NEW."id", NEW."openbaar_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."portefeuillehouder", NEW."samenvatting", NEW."slug", NEW."soort", NEW."stand", NEW."titel"); RETURN NULL;',
                    hash="41f84d814ffecf31142cb65d869865763630b664",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9b06",
                    table="dossiers_dossier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dossier",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aangemaakt_door_id" IS DISTINCT FROM (NEW."aangemaakt_door_id") OR OLD."behandeldatum" IS DISTINCT FROM (NEW."behandeldatum") OR OLD."behandeling" IS DISTINCT FROM (NEW."behandeling") OR OLD."bron" IS DISTINCT FROM (NEW."bron") OR OLD."document_titel" IS DISTINCT FROM (NEW."document_titel") OR OLD."document_url" IS DISTINCT FROM (NEW."document_url") OR OLD."extern_id" IS DISTINCT FROM (NEW."extern_id") OR OLD."gearchiveerd_op" IS DISTINCT FROM (NEW."gearchiveerd_op") OR OLD."gemeente_id" IS DISTINCT FROM (NEW."gemeente_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."openbaar_op" IS DISTINCT FROM (NEW."openbaar_op") OR OLD."portefeuillehouder" IS DISTINCT FROM (NEW."portefeuillehouder") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."stand" IS DISTINCT FROM (NEW."stand") OR OLD."titel" IS DISTINCT FROM (NEW."titel"))',
                    func='INSERT INTO "dossiers_dossierevent" ("aangemaakt_door_id", "behandeldatum", "behandeling", "bron", "document_titel", "document_url", "extern_id", "gearchiveerd_op", "gemeente_id", "id", "openbaar_op", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "portefeuillehouder", "samenvatting", "slug", "soort", "stand", "titel") VALUES (NEW."aangemaakt_door_id", NEW."behandeldatum", NEW."behandeling", NEW."bron", NEW."document_titel", NEW."document_url", NEW."extern_id", NEW."gearchiveerd_op", NEW."gemeente_id", NEW."id", NEW."openbaar_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."portefeuillehouder", NEW."samenvatting", NEW."slug", NEW."soort", NEW."stand", NEW."titel"); RETURN NULL;',
                    hash="224d57ddbd52f608ecb5a0c559c141b2785f468a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9cdce",
                    table="dossiers_dossier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dossier",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_dossierevent" ("aangemaakt_door_id", "behandeldatum", "behandeling", "bron", "document_titel", "document_url", "extern_id", "gearchiveerd_op", "gemeente_id", "id", "openbaar_op", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "portefeuillehouder", "samenvatting", "slug", "soort", "stand", "titel") VALUES (OLD."aangemaakt_door_id", OLD."behandeldatum", OLD."behandeling", OLD."bron", OLD."document_titel", OLD."document_url", OLD."extern_id", OLD."gearchiveerd_op", OLD."gemeente_id", OLD."id", OLD."openbaar_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."portefeuillehouder", OLD."samenvatting", OLD."slug", OLD."soort", OLD."stand", OLD."titel"); RETURN NULL;',
                    hash="f1e94e3a41d5b39d74704581d81922792951d536",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_268c1",
                    table="dossiers_dossier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="beleidspunt",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_beleidspuntevent" ("bladzijde", "dossier_id", "gemeente_id", "id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "titel") VALUES (NEW."bladzijde", NEW."dossier_id", NEW."gemeente_id", NEW."id", NEW."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."titel"); RETURN NULL;',
                    hash="d607d0cebbba5dfdfce37adfd1441181c7d4ae6b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b1c06",
                    table="dossiers_beleidspunt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="beleidspunt",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bladzijde" IS DISTINCT FROM (NEW."bladzijde") OR OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id") OR OLD."gemeente_id" IS DISTINCT FROM (NEW."gemeente_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."passage" IS DISTINCT FROM (NEW."passage") OR OLD."titel" IS DISTINCT FROM (NEW."titel"))',
                    func='INSERT INTO "dossiers_beleidspuntevent" ("bladzijde", "dossier_id", "gemeente_id", "id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "titel") VALUES (NEW."bladzijde", NEW."dossier_id", NEW."gemeente_id", NEW."id", NEW."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."titel"); RETURN NULL;',
                    hash="cfcafad641f1d072d5d3efbda75ec567f3050822",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8662a",
                    table="dossiers_beleidspunt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="beleidspunt",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_beleidspuntevent" ("bladzijde", "dossier_id", "gemeente_id", "id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "titel") VALUES (OLD."bladzijde", OLD."dossier_id", OLD."gemeente_id", OLD."id", OLD."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."titel"); RETURN NULL;',
                    hash="ee2ccef3c2a21cdb472e932a8ae23d7b1a6184a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_34152",
                    table="dossiers_beleidspunt",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="koppeling",
            index=models.Index(fields=["gemeente", "besluit"], name="koppeling_per_gemeente"),
        ),
        migrations.AddIndex(
            model_name="koppeling",
            index=models.Index(fields=["subdoel", "besluit"], name="koppeling_per_subdoel"),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    models.Func(
                        "subdoel",
                        "doel",
                        "praktijk",
                        "programma",
                        "landpagina",
                        "stedenband",
                        "bijeenkomst",
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    models.Value(1),
                ),
                name="koppeling_wijst_naar_een_ding",
            ),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.UniqueConstraint(
                fields=(
                    "dossier",
                    "beleidspunt",
                    "subdoel",
                    "doel",
                    "praktijk",
                    "programma",
                    "landpagina",
                    "stedenband",
                    "bijeenkomst",
                ),
                name="koppeling_een_keer_per_dossier_en_punt",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="koppeling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_koppelingevent" ("beleidspunt_id", "besloten_door_id", "besluit", "bijeenkomst_id", "bladzijde", "doel_id", "dossier_id", "gemeente_id", "id", "landpagina_id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "praktijk_id", "programma_id", "reden", "reikwijdte", "richting", "stedenband_id", "subdoel_id", "toelichting", "voorgesteld_door_id") VALUES (NEW."beleidspunt_id", NEW."besloten_door_id", NEW."besluit", NEW."bijeenkomst_id", NEW."bladzijde", NEW."doel_id", NEW."dossier_id", NEW."gemeente_id", NEW."id", NEW."landpagina_id", NEW."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."praktijk_id", NEW."programma_id", NEW."reden", NEW."reikwijdte", NEW."richting", NEW."stedenband_id", NEW."subdoel_id", NEW."toelichting", NEW."voorgesteld_door_id"); RETURN NULL;',
                    hash="aed1296161185c65ab2e9c84db32e038721d3fbb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_207e5",
                    table="dossiers_koppeling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="koppeling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."beleidspunt_id" IS DISTINCT FROM (NEW."beleidspunt_id") OR OLD."besloten_door_id" IS DISTINCT FROM (NEW."besloten_door_id") OR OLD."besluit" IS DISTINCT FROM (NEW."besluit") OR OLD."bijeenkomst_id" IS DISTINCT FROM (NEW."bijeenkomst_id") OR OLD."bladzijde" IS DISTINCT FROM (NEW."bladzijde") OR OLD."doel_id" IS DISTINCT FROM (NEW."doel_id") OR OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id") OR OLD."gemeente_id" IS DISTINCT FROM (NEW."gemeente_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."landpagina_id" IS DISTINCT FROM (NEW."landpagina_id") OR OLD."passage" IS DISTINCT FROM (NEW."passage") OR OLD."praktijk_id" IS DISTINCT FROM (NEW."praktijk_id") OR OLD."programma_id" IS DISTINCT FROM (NEW."programma_id") OR OLD."reden" IS DISTINCT FROM (NEW."reden") OR OLD."reikwijdte" IS DISTINCT FROM (NEW."reikwijdte") OR OLD."richting" IS DISTINCT FROM (NEW."richting") OR OLD."stedenband_id" IS DISTINCT FROM (NEW."stedenband_id") OR OLD."subdoel_id" IS DISTINCT FROM (NEW."subdoel_id") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."voorgesteld_door_id" IS DISTINCT FROM (NEW."voorgesteld_door_id"))',
                    func='INSERT INTO "dossiers_koppelingevent" ("beleidspunt_id", "besloten_door_id", "besluit", "bijeenkomst_id", "bladzijde", "doel_id", "dossier_id", "gemeente_id", "id", "landpagina_id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "praktijk_id", "programma_id", "reden", "reikwijdte", "richting", "stedenband_id", "subdoel_id", "toelichting", "voorgesteld_door_id") VALUES (NEW."beleidspunt_id", NEW."besloten_door_id", NEW."besluit", NEW."bijeenkomst_id", NEW."bladzijde", NEW."doel_id", NEW."dossier_id", NEW."gemeente_id", NEW."id", NEW."landpagina_id", NEW."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."praktijk_id", NEW."programma_id", NEW."reden", NEW."reikwijdte", NEW."richting", NEW."stedenband_id", NEW."subdoel_id", NEW."toelichting", NEW."voorgesteld_door_id"); RETURN NULL;',
                    hash="586dd2ab76b53f923dc6ad2cefefe5324dd354ec",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4e1c",
                    table="dossiers_koppeling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="koppeling",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_koppelingevent" ("beleidspunt_id", "besloten_door_id", "besluit", "bijeenkomst_id", "bladzijde", "doel_id", "dossier_id", "gemeente_id", "id", "landpagina_id", "passage", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "praktijk_id", "programma_id", "reden", "reikwijdte", "richting", "stedenband_id", "subdoel_id", "toelichting", "voorgesteld_door_id") VALUES (OLD."beleidspunt_id", OLD."besloten_door_id", OLD."besluit", OLD."bijeenkomst_id", OLD."bladzijde", OLD."doel_id", OLD."dossier_id", OLD."gemeente_id", OLD."id", OLD."landpagina_id", OLD."passage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."praktijk_id", OLD."programma_id", OLD."reden", OLD."reikwijdte", OLD."richting", OLD."stedenband_id", OLD."subdoel_id", OLD."toelichting", OLD."voorgesteld_door_id"); RETURN NULL;',
                    hash="d27b9dd0bdc61b31ab2e4ea083763429854e0dbc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_982d5",
                    table="dossiers_koppeling",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="medevoorstel",
            constraint=models.UniqueConstraint(fields=("koppeling", "door"), name="medevoorstel_een_keer_per_persoon"),
        ),
        migrations.AddConstraint(
            model_name="stuk",
            constraint=models.UniqueConstraint(fields=("id", "gemeente"), name="stuk_met_gemeente"),
        ),
        migrations.AddIndex(
            model_name="suggestie",
            index=models.Index(fields=["gemeente", "keuze"], name="suggestie_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="suggestie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("doel__isnull", True), ("praktijk__isnull", True), ("subdoel__isnull", False)),
                    models.Q(("doel__isnull", False), ("praktijk__isnull", True), ("subdoel__isnull", True)),
                    models.Q(("doel__isnull", True), ("praktijk__isnull", False), ("subdoel__isnull", True)),
                    _connector="OR",
                ),
                name="suggestie_wijst_naar_een_ding",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("beleidspunt__isnull", False)),
                fields=("stuk", "beleidspunt", "subdoel", "doel", "praktijk"),
                name="suggestie_een_keer_per_stuk_en_punt",
                nulls_distinct=False,
            ),
        ),
    ]

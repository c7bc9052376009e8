"""The tables of the kennisbank."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agendas", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                ("uitgever", models.CharField(blank=True, max_length=200, verbose_name="uitgever")),
                ("url", models.URLField(max_length=600, verbose_name="adres")),
                (
                    "taal",
                    models.CharField(
                        blank=True, help_text="Code van de taal: nl, en, fr, es ...", max_length=8, verbose_name="taal"
                    ),
                ),
                ("datum", models.CharField(blank=True, max_length=40, verbose_name="datum of jaar van de bron")),
                ("raadpleging", models.CharField(blank=True, max_length=120, verbose_name="hoe en wanneer bekeken")),
            ],
            options={
                "verbose_name": "bron",
                "verbose_name_plural": "bronnen",
                "ordering": ["volgorde", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Collectie",
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
                    "plek",
                    models.CharField(
                        choices=[("geen", "Alleen op haar eigen pagina"), ("home", "Uitgelicht op de homepage")],
                        default="geen",
                        max_length=10,
                        verbose_name="waar staat zij?",
                    ),
                ),
                (
                    "inleiding",
                    models.TextField(
                        blank=True, help_text="Waarom horen deze voorbeelden bij elkaar?", verbose_name="inleiding"
                    ),
                ),
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
                "verbose_name": "collectie",
                "verbose_name_plural": "collecties",
                "ordering": ["titel"],
            },
        ),
        migrations.CreateModel(
            name="EngelseVersie",
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
                    "context",
                    models.TextField(
                        help_text="Wat weet een lezer buiten Nederland niet?", verbose_name="context for readers abroad"
                    ),
                ),
                ("probleem", models.TextField(blank=True, verbose_name="the problem")),
                ("aanpak", models.TextField(blank=True, verbose_name="what was done")),
                ("resultaat", models.TextField(blank=True, verbose_name="what came of it")),
                ("lastig", models.TextField(blank=True, verbose_name="what was hard")),
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
                "verbose_name": "Engelse versie",
                "verbose_name_plural": "Engelse versies",
                "ordering": ["titel"],
            },
        ),
        migrations.CreateModel(
            name="Deling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waar", models.CharField(max_length=160, verbose_name="waar gedeeld?")),
                ("url", models.URLField(blank=True, max_length=600, verbose_name="adres")),
                ("op", models.DateField(default=django.utils.timezone.localdate, verbose_name="wanneer?")),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delingen",
                        to="kennisbank.engelseversie",
                    ),
                ),
            ],
            options={
                "verbose_name": "plek waar dit gedeeld is",
                "verbose_name_plural": "waar is dit gedeeld?",
                "ordering": ["-op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Land",
            fields=[
                (
                    "nummer",
                    models.PositiveSmallIntegerField(
                        primary_key=True, serialize=False, verbose_name="nummer volgens ISO 3166"
                    ),
                ),
                ("code", models.CharField(max_length=2, unique=True, verbose_name="code")),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("andere_namen", models.CharField(blank=True, max_length=250, verbose_name="andere namen")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="webadres")),
                (
                    "werelddeel",
                    models.CharField(
                        choices=[
                            ("europa", "Europa"),
                            ("afrika", "Afrika"),
                            ("azie", "Azië"),
                            ("noord-amerika", "Noord- en Midden-Amerika"),
                            ("zuid-amerika", "Zuid-Amerika"),
                            ("oceanie", "Oceanië"),
                            ("antarctica", "Antarctica"),
                        ],
                        max_length=20,
                        verbose_name="werelddeel",
                    ),
                ),
                ("sorteersleutel", models.CharField(editable=False, max_length=80)),
            ],
            options={
                "verbose_name": "land",
                "verbose_name_plural": "landen",
                "ordering": ["sorteersleutel"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("nummer__lt", 1000)), name="land_nummer_onder_1000")
                ],
            },
        ),
        migrations.CreateModel(
            name="Netwerk",
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
                    "nummer",
                    models.PositiveSmallIntegerField(
                        help_text="Vast nummer onder 1000.", unique=True, verbose_name="nummer"
                    ),
                ),
                ("afkorting", models.CharField(max_length=60, verbose_name="korte naam")),
                ("naam", models.CharField(max_length=160, verbose_name="officiële naam")),
                ("opgericht", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="opgericht")),
                ("zetel", models.CharField(blank=True, max_length=100, verbose_name="zetel")),
                ("bereik", models.CharField(blank=True, max_length=60, verbose_name="bereik")),
                ("soort", models.CharField(blank=True, max_length=120, verbose_name="soort")),
                (
                    "trefwoorden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="trefwoorden",
                    ),
                ),
                ("opbrengst", models.TextField(blank=True, verbose_name="wat heeft een gemeente eraan?")),
                ("deelname", models.TextField(blank=True, verbose_name="hoe doet een gemeente mee?")),
                ("website", models.URLField(max_length=300, verbose_name="website")),
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
                "verbose_name": "kennisnetwerk",
                "verbose_name_plural": "kennisnetwerken",
                "ordering": ["afkorting"],
            },
        ),
        migrations.CreateModel(
            name="Praktijk",
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
                    "taal",
                    models.CharField(
                        default="nl",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z]{2,4})?$", "Geef de code van een taal, zoals nl of en."
                            )
                        ],
                        verbose_name="taal van de tekst",
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=120, verbose_name="plaats")),
                ("breedtegraad", models.FloatField(blank=True, null=True, verbose_name="breedtegraad")),
                ("lengtegraad", models.FloatField(blank=True, null=True, verbose_name="lengtegraad")),
                ("inwoners", models.PositiveIntegerField(blank=True, null=True, verbose_name="inwoners")),
                (
                    "inwoners_jaar",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="inwoners in het jaar"),
                ),
                ("sinds", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="sinds")),
                ("tot", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "richting",
                    models.CharField(
                        choices=[
                            ("uit-buitenland", "Uit het buitenland"),
                            ("uit-nederland", "Uit Nederland, voor het buitenland"),
                        ],
                        default="uit-buitenland",
                        max_length=20,
                        verbose_name="richting",
                    ),
                ),
                (
                    "zekerheid",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Beschreven, niet gemeten"),
                            (2, "Resultaat gemeten"),
                            (3, "Onafhankelijk onderzocht"),
                        ],
                        default=1,
                        verbose_name="hoe zeker is het resultaat?",
                    ),
                ),
                (
                    "rollen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("kaders", "Kaders vaststellen"),
                                ("geld", "Geld beschikbaar stellen"),
                                ("controle", "Controleren"),
                                ("inwoners", "Met inwoners in gesprek"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wat doet de raad?",
                    ),
                ),
                ("probleem", models.TextField(blank=True, verbose_name="het probleem")),
                ("resultaat", models.TextField(blank=True, verbose_name="het resultaat")),
                ("lastig", models.TextField(blank=True, verbose_name="wat was lastig?")),
                (
                    "nl_antwoord",
                    models.CharField(
                        blank=True,
                        choices=[("ja", "Ja"), ("deels", "Deels"), ("nee", "Nee")],
                        max_length=10,
                        verbose_name="kan dit in Nederland?",
                    ),
                ),
                ("nl_duiding", models.TextField(blank=True, verbose_name="uitleg")),
                ("nl_besluit", models.TextField(blank=True, verbose_name="wie besluit?")),
                ("nl_uitvoering", models.TextField(blank=True, verbose_name="wie voert uit?")),
                ("nl_kosten", models.TextField(blank=True, verbose_name="wat kost het?")),
                ("nl_eerste_stap", models.TextField(blank=True, verbose_name="begin klein")),
                (
                    "verzameling",
                    models.CharField(
                        blank=True, help_text="Waar deze uit is ingelezen.", max_length=60, verbose_name="verzameling"
                    ),
                ),
                ("extern_id", models.CharField(blank=True, max_length=300, verbose_name="kenmerk in die verzameling")),
                ("import_waarden", models.JSONField(blank=True, editable=False, null=True)),
                ("zoektekst", models.TextField(default="", editable=False)),
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
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="praktijken",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
                (
                    "netwerken",
                    models.ManyToManyField(
                        blank=True, related_name="praktijken", to="kennisbank.netwerk", verbose_name="kennisnetwerken"
                    ),
                ),
                (
                    "subdoelen",
                    models.ManyToManyField(
                        blank=True, related_name="praktijken", to="agendas.subdoel", verbose_name="subdoelen"
                    ),
                ),
            ],
            options={
                "verbose_name": "voorbeeld",
                "verbose_name_plural": "voorbeelden",
                "ordering": ["-gewijzigd_op"],
            },
        ),
        migrations.AddField(
            model_name="engelseversie",
            name="praktijk",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="engelse_versie",
                to="kennisbank.praktijk",
                verbose_name="het Nederlandse voorbeeld",
            ),
        ),
        migrations.CreateModel(
            name="CollectieRegel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waarom", models.CharField(blank=True, max_length=240, verbose_name="waarom staat het hier?")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "collectie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="kennisbank.collectie"
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collectieregels",
                        to="kennisbank.praktijk",
                        verbose_name="voorbeeld",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorbeeld in deze collectie",
                "verbose_name_plural": "voorbeelden in deze collectie",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.AddField(
            model_name="collectie",
            name="praktijken",
            field=models.ManyToManyField(
                related_name="collecties", through="kennisbank.CollectieRegel", to="kennisbank.praktijk"
            ),
        ),
        migrations.CreateModel(
            name="Cijfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("label", models.CharField(max_length=250, verbose_name="wat is het, en vergeleken waarmee?")),
                ("waarde", models.CharField(max_length=40, verbose_name="waarde")),
                ("eenheid", models.CharField(blank=True, max_length=60, verbose_name="eenheid")),
                ("jaar", models.CharField(blank=True, max_length=20, verbose_name="jaar")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cijfers",
                        to="kennisbank.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sregels",
                        to="kennisbank.praktijk",
                    ),
                ),
            ],
            options={
                "verbose_name": "cijfer",
                "verbose_name_plural": "cijfers",
                "ordering": ["volgorde", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="bron",
            name="praktijk",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)sregels", to="kennisbank.praktijk"
            ),
        ),
        migrations.CreateModel(
            name="PraktijkDoel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "doel",
                    models.ForeignKey(
                        limit_choices_to={"agenda__groep": "global-goals"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="praktijkregels",
                        to="agendas.doel",
                        verbose_name="doel",
                    ),
                ),
                (
                    "praktijk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doelregels", to="kennisbank.praktijk"
                    ),
                ),
            ],
            options={
                "verbose_name": "Global Goal",
                "verbose_name_plural": "Global Goals",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.AddField(
            model_name="praktijk",
            name="doelen",
            field=models.ManyToManyField(
                related_name="praktijken", through="kennisbank.PraktijkDoel", to="agendas.doel"
            ),
        ),
        migrations.CreateModel(
            name="Praktijkvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("vraag", models.CharField(max_length=300, verbose_name="vraag")),
                ("moment", models.CharField(blank=True, max_length=100, verbose_name="moment")),
                (
                    "praktijk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sregels",
                        to="kennisbank.praktijk",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag voor de raad",
                "verbose_name_plural": "vragen voor de raad",
                "ordering": ["volgorde", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                (
                    "praktijk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sregels",
                        to="kennisbank.praktijk",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
                "ordering": ["volgorde", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Thema",
            fields=[
                (
                    "nummer",
                    models.PositiveSmallIntegerField(
                        help_text="Vast nummer onder 1000.", primary_key=True, serialize=False, verbose_name="nummer"
                    ),
                ),
                ("naam", models.CharField(max_length=60, unique=True, verbose_name="naam")),
                ("slug", models.SlugField(unique=True, verbose_name="webadres")),
                (
                    "trefwoorden",
                    models.TextField(
                        blank=True,
                        help_text="Andere woorden waarmee raadsleden dit thema zoeken, met een spatie ertussen.",
                        verbose_name="trefwoorden",
                    ),
                ),
                (
                    "inleiding",
                    models.TextField(
                        blank=True,
                        help_text="Waar gaat het over, en wat beslist de raad? Een of twee zinnen, geen cijfers.",
                        verbose_name="inleiding",
                    ),
                ),
            ],
            options={
                "verbose_name": "thema",
                "verbose_name_plural": "thema's",
                "ordering": ["naam"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("nummer__lt", 1000)), name="thema_nummer_onder_1000")
                ],
            },
        ),
        migrations.AddField(
            model_name="praktijk",
            name="themas",
            field=models.ManyToManyField(
                blank=True, related_name="praktijken", to="kennisbank.thema", verbose_name="thema's"
            ),
        ),
        migrations.AddField(
            model_name="netwerk",
            name="themas",
            field=models.ManyToManyField(
                blank=True, related_name="netwerken", to="kennisbank.thema", verbose_name="thema's"
            ),
        ),
        migrations.AddField(
            model_name="collectie",
            name="thema",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="collecties",
                to="kennisbank.thema",
                verbose_name="bij het thema",
            ),
        ),
        migrations.CreateModel(
            name="Voordracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(editable=False, max_length=20, unique=True, verbose_name="nummer")),
                ("titel", models.CharField(max_length=200, verbose_name="waar gaat het over?")),
                ("plaats", models.CharField(max_length=120, verbose_name="welke gemeente of stad?")),
                ("aanpak", models.TextField(max_length=4000, verbose_name="wat deed de gemeente?")),
                ("resultaat", models.TextField(blank=True, max_length=4000, verbose_name="wat leverde het op?")),
                ("lastig", models.TextField(blank=True, max_length=4000, verbose_name="wat was lastig?")),
                ("bron", models.URLField(max_length=600, verbose_name="waar kunnen wij het nakijken?")),
                ("naam", models.CharField(blank=True, max_length=120, verbose_name="uw naam")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="uw e-mailadres")),
                (
                    "organisatie",
                    models.CharField(blank=True, max_length=160, verbose_name="uw gemeente of organisatie"),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="ontvangen op")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("nieuw", "nieuw"),
                            ("overgenomen", "overgenomen als concept"),
                            ("afgewezen", "niet overgenomen"),
                        ],
                        default="nieuw",
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("antwoord", models.TextField(blank=True, max_length=2000, verbose_name="antwoord aan de indiener")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "praktijk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kennisbank.praktijk",
                        verbose_name="werd het concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "voordracht",
                "verbose_name_plural": "voorgedragen voorbeelden",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Plaats",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                ("breedtegraad", models.FloatField(verbose_name="breedtegraad")),
                ("lengtegraad", models.FloatField(verbose_name="lengtegraad")),
                ("inwoners", models.PositiveIntegerField(blank=True, null=True, verbose_name="inwoners")),
                ("zoeknaam", models.CharField(db_index=True, editable=False, max_length=120)),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plaatsen",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
            ],
            options={
                "verbose_name": "plaats",
                "verbose_name_plural": "plaatsen",
                "ordering": ["-inwoners", "naam"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("naam", "land", "breedtegraad", "lengtegraad"), name="plaats_een_keer"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="collectieregel",
            constraint=models.UniqueConstraint(fields=("collectie", "praktijk"), name="collectie_praktijk_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="praktijkdoel",
            constraint=models.UniqueConstraint(fields=("praktijk", "doel"), name="praktijk_doel_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="praktijk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id", ""), _negated=True),
                fields=("verzameling", "extern_id"),
                name="praktijk_een_keer_per_verzameling",
            ),
        ),
        migrations.AddConstraint(
            model_name="praktijk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("sinds__isnull", True), ("tot__gte", models.F("sinds")), _connector="OR"
                ),
                name="praktijk_einde_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="praktijk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("breedtegraad__isnull", True), ("lengtegraad__isnull", True)),
                    models.Q(("breedtegraad__isnull", False), ("lengtegraad__isnull", False)),
                    _connector="OR",
                ),
                name="praktijk_plaats_heel_of_niet",
            ),
        ),
        migrations.AddConstraint(
            model_name="praktijk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("breedtegraad__isnull", True),
                    models.Q(("breedtegraad__gte", -90), ("breedtegraad__lte", 90)),
                    _connector="OR",
                ),
                name="praktijk_breedtegraad_op_aarde",
            ),
        ),
        migrations.AddConstraint(
            model_name="praktijk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lengtegraad__isnull", True),
                    models.Q(("lengtegraad__gte", -180), ("lengtegraad__lte", 180)),
                    _connector="OR",
                ),
                name="praktijk_lengtegraad_op_aarde",
            ),
        ),
        migrations.AddConstraint(
            model_name="netwerk",
            constraint=models.CheckConstraint(
                condition=models.Q(("nummer__lt", 1000)), name="netwerk_nummer_onder_1000"
            ),
        ),
    ]

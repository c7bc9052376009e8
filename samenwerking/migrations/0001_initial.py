"""The tables of working together: programmes, countries, partnerships, events, calls, advice."""

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
        ("gemeenten", "0003_inlogdienst"),
        ("kennisbank", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aanbod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=150, verbose_name="wat kunt u bieden?")),
                ("toelichting", models.TextField(blank=True, max_length=1000, verbose_name="toelichting")),
                (
                    "rollen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("adviseur", "Adviseur"),
                                ("trainer", "Trainer"),
                                ("collega", "Collega die meedenkt"),
                                ("ontvanger", "Ontvangt bezoek"),
                                ("bestuurder", "Bestuurder"),
                                ("raadslid", "Raadslid"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="in welke rol?",
                    ),
                ),
                (
                    "talen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("nl", "Nederlands"),
                                ("en", "Engels"),
                                ("fr", "Frans"),
                                ("es", "Spaans"),
                                ("pt", "Portugees"),
                                ("ar", "Arabisch"),
                                ("uk", "Oekraïens"),
                                ("tr", "Turks"),
                                ("pap", "Papiaments"),
                                ("de", "Duits"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="in welke taal?",
                    ),
                ),
                ("reist", models.BooleanField(default=False, verbose_name="kan op reis")),
                ("geldig_tot", models.DateField(blank=True, null=True, verbose_name="geldig tot en met")),
                ("gestopt_op", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gestopt op")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("gewijzigd_op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "door",
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
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanbod",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "landen",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kennisbank.land", verbose_name="voor welke landen?"
                    ),
                ),
                ("themas", models.ManyToManyField(related_name="+", to="kennisbank.thema", verbose_name="waarover?")),
            ],
            options={
                "verbose_name": "aanbod van een gemeente",
                "verbose_name_plural": "aanbod van gemeenten",
                "ordering": ["gemeente__sorteernaam", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Adviesvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(editable=False, max_length=12, unique=True, verbose_name="nummer")),
                (
                    "onderwerp",
                    models.CharField(
                        choices=[
                            ("beleid", "Over internationaal beleid"),
                            ("akkoord", "Over het coalitieakkoord"),
                            ("partner", "Over een partner in het buitenland"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=10,
                        verbose_name="waarover gaat het?",
                    ),
                ),
                ("vraag", models.TextField(max_length=4000, verbose_name="uw vraag")),
                ("meegestuurd", models.JSONField(default=dict, editable=False, verbose_name="wat er meegaat")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen"),
                            ("in_behandeling", "In behandeling"),
                            ("wacht", "Wacht op de gemeente"),
                            ("beantwoord", "Beantwoord"),
                            ("gesloten", "Gesloten"),
                        ],
                        default="ontvangen",
                        max_length=16,
                        verbose_name="stand",
                    ),
                ),
                ("deadline", models.DateField(editable=False, verbose_name="antwoord uiterlijk op")),
                (
                    "gesteld_op",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="gesteld op"),
                ),
                (
                    "gesloten_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gesloten op"),
                ),
                (
                    "notities",
                    models.TextField(
                        blank=True, help_text="De vrager ziet dit niet.", verbose_name="notities voor VNG"
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie pakt dit op?",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "vrager",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "adviesvraag",
                "verbose_name_plural": "adviesvragen",
                "ordering": ["deadline", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Adviesbericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van_vng", models.BooleanField(default=False, verbose_name="van VNG")),
                ("tekst", models.TextField(max_length=8000, verbose_name="bericht")),
                (
                    "bijlage",
                    models.FileField(
                        blank=True,
                        upload_to="advies/%Y/",
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                ["pdf", "docx", "odt", "xlsx", "ods", "txt", "png", "jpg", "jpeg"]
                            )
                        ],
                        verbose_name="bijlage",
                    ),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to="samenwerking.adviesvraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Bijeenkomst",
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
                ("tekst", models.TextField(blank=True, verbose_name="programma")),
                ("begin", models.DateTimeField(help_text="Nederlandse tijd.", verbose_name="begin")),
                ("einde", models.DateTimeField(help_text="Nederlandse tijd.", verbose_name="einde")),
                ("plaats", models.CharField(blank=True, max_length=200, verbose_name="plaats")),
                ("online", models.BooleanField(default=False, verbose_name="online")),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Staat alleen in de e-mail aan deelnemers.",
                        max_length=500,
                        verbose_name="adres om online mee te doen",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website van de bijeenkomst")),
                (
                    "organisator",
                    models.CharField(default="VNG International", max_length=150, verbose_name="wie organiseert?"),
                ),
                (
                    "doelgroepen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("raadsleden", "Raadsleden"),
                                ("griffiers", "Griffiers"),
                                ("ambtenaren", "Ambtenaren"),
                                ("bestuurders", "Bestuurders"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="voor wie?",
                    ),
                ),
                ("taal", models.CharField(default="nl", max_length=8, verbose_name="taal")),
                ("aanmelden", models.BooleanField(default=True, verbose_name="aanmelden via het portaal")),
                (
                    "aanmelden_tot",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leeg: tot het begin. Nederlandse tijd.",
                        null=True,
                        verbose_name="aanmelden tot",
                    ),
                ),
                (
                    "capaciteit",
                    models.PositiveIntegerField(
                        blank=True, help_text="Leeg: onbeperkt.", null=True, verbose_name="aantal plaatsen"
                    ),
                ),
                (
                    "afgelast",
                    models.BooleanField(
                        default=False, help_text="Wie zich aanmeldde, krijgt een e-mail.", verbose_name="gaat niet door"
                    ),
                ),
                ("volgnummer", models.PositiveIntegerField(default=0, editable=False)),
                ("bron_url", models.URLField(blank=True, max_length=500, verbose_name="bron")),
                ("verzonnen", models.BooleanField(default=False, editable=False, verbose_name="alleen voor de demo")),
                (
                    "doelen",
                    models.ManyToManyField(
                        blank=True, related_name="bijeenkomsten", to="agendas.doel", verbose_name="Global Goals"
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
                (
                    "land",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bijeenkomsten",
                        to="kennisbank.land",
                        verbose_name="gaat over het land",
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(blank=True, related_name="+", to="kennisbank.thema", verbose_name="thema's"),
                ),
            ],
            options={
                "verbose_name": "bijeenkomst",
                "verbose_name_plural": "bijeenkomsten",
                "ordering": ["begin"],
            },
        ),
        migrations.CreateModel(
            name="Aanmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("aangemeld", "Aangemeld"),
                            ("wachtlijst", "Op de wachtlijst"),
                            ("afgemeld", "Afgemeld"),
                        ],
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("sleutel", models.CharField(max_length=64, unique=True)),
                ("keer", models.PositiveIntegerField(default=0, editable=False)),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="aangemeld op")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "bijeenkomst",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanmeldingen",
                        to="samenwerking.bijeenkomst",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanmelding",
                "verbose_name_plural": "aanmeldingen",
                "ordering": ["op"],
            },
        ),
        migrations.CreateModel(
            name="Landenoverleg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderwerp", models.CharField(max_length=150, verbose_name="waar wilt u het over hebben?")),
                ("bericht", models.TextField(max_length=1500, verbose_name="uw bericht")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "door",
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
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overleggen",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overleggen",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
            ],
            options={
                "verbose_name": "landenoverleg",
                "verbose_name_plural": "landenoverleggen",
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Landpagina",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("inleiding", models.TextField(max_length=400, verbose_name="waarom werken gemeenten hier?")),
                ("bestuur", models.TextField(blank=True, verbose_name="lokaal bestuur")),
                ("opgave", models.TextField(blank=True, verbose_name="grootste opgave")),
                ("leren", models.TextField(blank=True, verbose_name="wat kunt u leren?")),
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
                        verbose_name="past bij de Global Goals",
                    ),
                ),
                ("plaatsen", models.JSONField(blank=True, default=list, verbose_name="plaatsen op de kaart")),
                ("bronnen", models.JSONField(blank=True, default=list, verbose_name="bronnen")),
                (
                    "gesloten",
                    models.BooleanField(
                        default=False,
                        help_text="Dan kan niemand zich aanmelden om te reizen.",
                        verbose_name="er wordt nu niemand heen gestuurd",
                    ),
                ),
                ("reden", models.TextField(blank=True, verbose_name="waarom?")),
                ("gecontroleerd_op", models.DateField(blank=True, null=True, verbose_name="laatste controle")),
                (
                    "land",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pagina",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
            ],
            options={
                "verbose_name": "landpagina",
                "verbose_name_plural": "landpagina's",
                "ordering": ["land__sorteersleutel"],
            },
        ),
        migrations.CreateModel(
            name="Overlegantwoord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("doet_mee", models.BooleanField(null=True, verbose_name="doet u mee?")),
                ("bericht", models.TextField(blank=True, max_length=1500, verbose_name="uw bericht")),
                ("op", models.DateTimeField(editable=False, null=True, verbose_name="beantwoord op")),
                (
                    "door",
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
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overlegantwoorden",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="samenwerking.landenoverleg",
                    ),
                ),
                (
                    "vrager",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "antwoord op een landenoverleg",
                "verbose_name_plural": "antwoorden op een landenoverleg",
                "ordering": ["op"],
            },
        ),
        migrations.CreateModel(
            name="Programma",
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
                    "soort",
                    models.CharField(
                        choices=[("programma", "Programma"), ("project", "Project")],
                        default="programma",
                        max_length=10,
                        verbose_name="soort",
                    ),
                ),
                (
                    "taal",
                    models.CharField(
                        default="nl",
                        help_text="Code van de taal: nl, en, es",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z]{2,4})?$", "Geef de code van een taal, zoals nl of en."
                            )
                        ],
                        verbose_name="taal van de tekst",
                    ),
                ),
                ("engelse_titel", models.CharField(blank=True, max_length=250, verbose_name="officiële Engelse titel")),
                ("afkorting", models.CharField(blank=True, max_length=40, verbose_name="afkorting")),
                ("doelstelling", models.TextField(blank=True, verbose_name="wat wil het bereiken?")),
                ("aanpak", models.TextField(blank=True, verbose_name="wat gebeurt er?")),
                ("resultaat", models.TextField(blank=True, verbose_name="het resultaat")),
                ("lastig", models.TextField(blank=True, verbose_name="wat was of is lastig?")),
                ("begin", models.DateField(blank=True, null=True, verbose_name="begin")),
                (
                    "begin_precies",
                    models.CharField(
                        choices=[("dag", "op de dag"), ("maand", "op de maand"), ("jaar", "op het jaar")],
                        default="dag",
                        max_length=5,
                        verbose_name="begin is bekend",
                    ),
                ),
                ("begin_gepland", models.BooleanField(default=False, verbose_name="het begin is gepland")),
                ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                (
                    "einde_precies",
                    models.CharField(
                        choices=[("dag", "op de dag"), ("maand", "op de maand"), ("jaar", "op het jaar")],
                        default="dag",
                        max_length=5,
                        verbose_name="einde is bekend",
                    ),
                ),
                ("einde_gepland", models.BooleanField(default=False, verbose_name="het einde is gepland")),
                ("financier", models.CharField(blank=True, max_length=250, verbose_name="wie betaalt?")),
                (
                    "partners",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="partners",
                    ),
                ),
                (
                    "budget",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=15, null=True, verbose_name="budget"),
                ),
                ("munt", models.CharField(default="EUR", max_length=3, verbose_name="munt")),
                (
                    "budget_toelichting",
                    models.CharField(blank=True, max_length=400, verbose_name="waarvoor en van welk jaar?"),
                ),
                ("plaatsen", models.JSONField(blank=True, default=list, editable=False, verbose_name="plaatsen")),
                ("bijdrage_gemeente", models.TextField(blank=True, verbose_name="wat kan een gemeente doen?")),
                ("bijdrage_ambtenaar", models.TextField(blank=True, verbose_name="wat kan een ambtenaar doen?")),
                ("bijdrage_bestuurder", models.TextField(blank=True, verbose_name="wat kan een bestuurder doen?")),
                ("bijdrage_raadslid", models.TextField(blank=True, verbose_name="wat kan een raadslid doen?")),
                ("onvolledig", models.TextField(blank=True, verbose_name="wat ontbreekt hier?")),
                (
                    "verzameling",
                    models.CharField(
                        blank=True, help_text="Waar deze uit is ingelezen.", max_length=60, verbose_name="verzameling"
                    ),
                ),
                ("extern_id", models.CharField(blank=True, max_length=300, verbose_name="kenmerk in die verzameling")),
                ("import_waarden", models.JSONField(blank=True, editable=False, null=True)),
                (
                    "boven",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projecten",
                        to="samenwerking.programma",
                        verbose_name="hoort bij programma",
                    ),
                ),
                (
                    "doelen",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"agenda__groep": "global-goals"},
                        related_name="programmas",
                        to="agendas.doel",
                        verbose_name="Global Goals",
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
                (
                    "landen",
                    models.ManyToManyField(
                        blank=True, related_name="programmas", to="kennisbank.land", verbose_name="landen"
                    ),
                ),
                (
                    "subdoelen",
                    models.ManyToManyField(
                        blank=True, related_name="programmas", to="agendas.subdoel", verbose_name="subdoelen"
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(
                        blank=True, related_name="programmas", to="kennisbank.thema", verbose_name="thema's"
                    ),
                ),
            ],
            options={
                "verbose_name": "programma of project",
                "verbose_name_plural": "programma's en projecten",
                "ordering": ["titel"],
            },
        ),
        migrations.CreateModel(
            name="Oproep",
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
                ("tekst", models.TextField(verbose_name="wat wordt er gevraagd?")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("adviseur", "Adviseur"),
                            ("trainer", "Trainer"),
                            ("collega", "Collega die meedenkt"),
                            ("ontvanger", "Ontvangt bezoek"),
                            ("bestuurder", "Bestuurder"),
                            ("raadslid", "Raadslid"),
                        ],
                        max_length=12,
                        verbose_name="in welke rol?",
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[("online", "Online"), ("reis", "Op reis"), ("nederland", "In Nederland")],
                        default="online",
                        max_length=10,
                        verbose_name="hoe?",
                    ),
                ),
                ("tijd", models.CharField(blank=True, max_length=120, verbose_name="hoeveel tijd?")),
                ("periode", models.CharField(blank=True, max_length=120, verbose_name="wanneer?")),
                (
                    "talen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("nl", "Nederlands"),
                                ("en", "Engels"),
                                ("fr", "Frans"),
                                ("es", "Spaans"),
                                ("pt", "Portugees"),
                                ("ar", "Arabisch"),
                                ("uk", "Oekraïens"),
                                ("tr", "Turks"),
                                ("pap", "Papiaments"),
                                ("de", "Duits"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="welke taal?",
                    ),
                ),
                ("wie", models.CharField(blank=True, max_length=200, verbose_name="wie mag reageren?")),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="reageren tot en met")),
                ("verzonnen", models.BooleanField(default=False, editable=False, verbose_name="alleen voor de demo")),
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
                    "landen",
                    models.ManyToManyField(
                        blank=True, related_name="oproepen", to="kennisbank.land", verbose_name="landen"
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(blank=True, related_name="+", to="kennisbank.thema", verbose_name="thema's"),
                ),
                (
                    "programma",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oproepen",
                        to="samenwerking.programma",
                        verbose_name="programma",
                    ),
                ),
            ],
            options={
                "verbose_name": "oproep",
                "verbose_name_plural": "oproepen",
                "ordering": ["deadline"],
            },
        ),
        migrations.CreateModel(
            name="Programmabron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                ("jaar", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="over welk jaar?")),
                ("taal", models.CharField(default="en", max_length=8, verbose_name="taal")),
                ("raadpleging", models.CharField(blank=True, max_length=200, verbose_name="hoe gelezen?")),
                (
                    "programma",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bronnen",
                        to="samenwerking.programma",
                        verbose_name="programma",
                    ),
                ),
            ],
            options={
                "verbose_name": "bron",
                "verbose_name_plural": "bronnen",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reactie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bericht", models.TextField(max_length=2000, verbose_name="wat kunt u bijdragen?")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen"),
                            ("in_gesprek", "In gesprek"),
                            ("gekozen", "Gekozen"),
                            ("niet_gekozen", "Niet gekozen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="ontvangen",
                        max_length=14,
                        verbose_name="stand",
                    ),
                ),
                (
                    "antwoord",
                    models.TextField(
                        blank=True,
                        help_text="De gemeente leest dit in de e-mail.",
                        max_length=2000,
                        verbose_name="bericht aan de gemeente",
                    ),
                ),
                (
                    "op",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="ontvangen op"
                    ),
                ),
                ("besloten_op", models.DateTimeField(editable=False, null=True, verbose_name="stand gewijzigd op")),
                (
                    "aanbod",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="samenwerking.aanbod",
                        verbose_name="hoort bij uw aanbod",
                    ),
                ),
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
                        related_name="reacties",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "oproep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reacties",
                        to="samenwerking.oproep",
                        verbose_name="oproep",
                    ),
                ),
            ],
            options={
                "verbose_name": "reactie op een oproep",
                "verbose_name_plural": "reacties op oproepen",
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Stedenband",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("geregistreerd_als", models.CharField(blank=True, max_length=120, verbose_name="naam in de bron")),
                ("plaats", models.CharField(max_length=120, verbose_name="partner")),
                ("breedtegraad", models.FloatField(blank=True, null=True, verbose_name="breedtegraad")),
                ("lengtegraad", models.FloatField(blank=True, null=True, verbose_name="lengtegraad")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("stedenband", "Stedenband"),
                            ("vriendschapsband", "Vriendschapsband"),
                            ("contact", "Contact"),
                            ("projectsamenwerking", "Projectsamenwerking"),
                            ("onbekend", "Soort onbekend"),
                        ],
                        default="onbekend",
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("niet_bevestigd", "Niet bevestigd"),
                            ("actief", "Actief"),
                            ("slapend", "Slapend"),
                            ("beeindigd", "Beëindigd"),
                            ("onjuist", "Was er nooit"),
                        ],
                        default="niet_bevestigd",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("sinds", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="sinds welk jaar?")),
                ("tot", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tot en met welk jaar?")),
                ("toelichting", models.TextField(blank=True, max_length=600, verbose_name="toelichting")),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="Niet openbaar. Alleen VNG International ziet dit.",
                        max_length=200,
                        verbose_name="contact bij de gemeente",
                    ),
                ),
                ("bron", models.CharField(blank=True, max_length=250, verbose_name="bron")),
                (
                    "extern_id",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Zodat inladen haar herkent.",
                        max_length=200,
                        verbose_name="kenmerk in de bron",
                    ),
                ),
                ("bron_zekerheid", models.CharField(blank=True, max_length=60, verbose_name="hoe zeker is de bron?")),
                ("bevestigd_op", models.DateField(blank=True, null=True, verbose_name="laatst bevestigd")),
                ("gevraagd_op", models.DateField(editable=False, null=True, verbose_name="naar gevraagd op")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True)),
                (
                    "bevestigd_door",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="stedenbanden",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stedenbanden",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kennisbank.thema", verbose_name="waarover?"
                    ),
                ),
            ],
            options={
                "verbose_name": "stedenband",
                "verbose_name_plural": "stedenbanden",
                "ordering": ["gemeente__sorteernaam", "plaats"],
            },
        ),
        migrations.CreateModel(
            name="Bandwijziging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verschillen", models.JSONField(default=dict, verbose_name="wat er veranderde")),
                ("op", models.DateTimeField(default=django.utils.timezone.now)),
                ("gezien_op", models.DateTimeField(blank=True, null=True, verbose_name="gezien door VNG")),
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
                    "stedenband",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wijzigingen",
                        to="samenwerking.stedenband",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging van een stedenband",
                "verbose_name_plural": "wijzigingen van stedenbanden",
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Veelgesteld",
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
                ("antwoord", models.TextField(verbose_name="antwoord")),
                (
                    "onderwerp",
                    models.CharField(
                        choices=[
                            ("beleid", "Over internationaal beleid"),
                            ("akkoord", "Over het coalitieakkoord"),
                            ("partner", "Over een partner in het buitenland"),
                            ("anders", "Iets anders"),
                        ],
                        default="beleid",
                        max_length=10,
                        verbose_name="onderwerp",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
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
                "verbose_name": "veelgestelde vraag",
                "verbose_name_plural": "veelgestelde vragen",
                "ordering": ["volgorde", "titel"],
            },
        ),
        migrations.CreateModel(
            name="Aanwezigheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("partner", models.CharField(max_length=150, verbose_name="met wie werkt u samen?")),
                ("onderwerp", models.CharField(max_length=150, verbose_name="waarover?")),
                ("sinds", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="sinds welk jaar?")),
                ("tot", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tot en met welk jaar?")),
                ("beeindigd_op", models.DateField(blank=True, editable=False, null=True, verbose_name="beëindigd op")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "door",
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
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanwezigheden",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanwezigheden",
                        to="kennisbank.land",
                        verbose_name="land",
                    ),
                ),
            ],
            options={
                "verbose_name": "actief in een land",
                "verbose_name_plural": "actief in een land",
                "ordering": ["gemeente__sorteernaam"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gemeente", "land", "partner"), name="aanwezigheid_een_keer_per_partner"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True),
                            ("sinds__isnull", True),
                            ("tot__gte", models.F("sinds")),
                            _connector="OR",
                        ),
                        name="aanwezigheid_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="bijeenkomst",
            constraint=models.CheckConstraint(
                condition=models.Q(("einde__gt", models.F("begin"))), name="bijeenkomst_einde_na_begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="bijeenkomst",
            constraint=models.CheckConstraint(
                condition=models.Q(("capaciteit__isnull", True), ("capaciteit__gt", 0), _connector="OR"),
                name="bijeenkomst_met_plaats",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.UniqueConstraint(fields=("bijeenkomst", "email"), name="aanmelding_een_keer_per_adres"),
        ),
        migrations.AddConstraint(
            model_name="landenoverleg",
            constraint=models.UniqueConstraint(fields=("id", "gemeente"), name="landenoverleg_met_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="landpagina",
            constraint=models.CheckConstraint(
                condition=models.Q(("gesloten", False), models.Q(("reden", ""), _negated=True), _connector="OR"),
                name="landpagina_gesloten_met_reden",
                violation_error_message="Zeg waarom er nu niemand heen gaat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overlegantwoord",
            constraint=models.UniqueConstraint(fields=("overleg", "gemeente"), name="overlegantwoord_een_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="programma",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id", ""), _negated=True),
                fields=("verzameling", "extern_id"),
                name="programma_een_keer_per_verzameling",
            ),
        ),
        migrations.AddConstraint(
            model_name="programma",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("einde__isnull", True), ("begin__isnull", True), ("einde__gte", models.F("begin")), _connector="OR"
                ),
                name="programma_einde_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="programma",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("boven__isnull", True), models.Q(("boven", models.F("id")), _negated=True), _connector="OR"
                ),
                name="programma_niet_boven_zichzelf",
            ),
        ),
        migrations.AddConstraint(
            model_name="reactie",
            constraint=models.UniqueConstraint(fields=("oproep", "gemeente"), name="reactie_een_keer_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="stedenband",
            constraint=models.UniqueConstraint(
                fields=("gemeente", "land", "plaats"), name="stedenband_een_keer_per_paar"
            ),
        ),
        migrations.AddConstraint(
            model_name="stedenband",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id", ""), _negated=True),
                fields=("extern_id",),
                name="stedenband_een_keer_per_bron",
            ),
        ),
        migrations.AddConstraint(
            model_name="stedenband",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("sinds__isnull", True), ("tot__gte", models.F("sinds")), _connector="OR"
                ),
                name="stedenband_einde_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="stedenband",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("breedtegraad__isnull", True), ("lengtegraad__isnull", True)),
                    models.Q(("breedtegraad__isnull", False), ("lengtegraad__isnull", False)),
                    _connector="OR",
                ),
                name="stedenband_plaats_heel_of_niet",
            ),
        ),
    ]

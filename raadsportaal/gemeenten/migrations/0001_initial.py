"""The tables of municipalities and people, with the triggers that write down who came and went."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import raadsportaal.gemeenten.names


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.CharField(max_length=200, unique=True)),
                ("naar", models.EmailField(blank=True, max_length=254, verbose_name="naar")),
                ("onderwerp", models.CharField(blank=True, max_length=200, verbose_name="onderwerp")),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                ("bijlagen", models.JSONField(default=list, verbose_name="bijlagen: naam, soort en tekst")),
                (
                    "stand",
                    models.CharField(
                        choices=[("wacht", "Wacht"), ("verstuurd", "Verstuurd"), ("mislukt", "Niet gelukt")],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                ("pogingen", models.PositiveSmallIntegerField(default=0)),
                ("gemaakt_op", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "zending",
                "verbose_name_plural": "zendingen",
            },
        ),
        migrations.CreateModel(
            name="Gebruiker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "naam",
                    models.CharField(
                        max_length=150, validators=[raadsportaal.gemeenten.names.check_name], verbose_name="naam"
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebruiker",
                "verbose_name_plural": "gebruikers",
            },
        ),
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="GM en vier cijfers.", max_length=6, unique=True, verbose_name="CBS-code"
                    ),
                ),
                ("naam", models.CharField(max_length=80, unique=True, verbose_name="naam")),
                ("officiele_naam", models.CharField(blank=True, max_length=80, verbose_name="officiële naam")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="webadres")),
                ("sorteernaam", models.CharField(editable=False, max_length=80, verbose_name="sorteernaam")),
                (
                    "provincie",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("PV20", "Groningen"),
                            ("PV21", "Fryslân"),
                            ("PV22", "Drenthe"),
                            ("PV23", "Overijssel"),
                            ("PV24", "Flevoland"),
                            ("PV25", "Gelderland"),
                            ("PV26", "Utrecht"),
                            ("PV27", "Noord-Holland"),
                            ("PV28", "Zuid-Holland"),
                            ("PV29", "Zeeland"),
                            ("PV30", "Noord-Brabant"),
                            ("PV31", "Limburg"),
                        ],
                        max_length=4,
                        verbose_name="provincie",
                    ),
                ),
                ("tooi_uri", models.URLField(blank=True, max_length=120, verbose_name="TOOI-adres")),
                ("inwoners", models.PositiveIntegerField(blank=True, null=True, verbose_name="inwoners")),
                (
                    "inwoners_jaar",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="inwoners in het jaar"),
                ),
                (
                    "grootteklasse",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Minder dan 25.000 inwoners"),
                            (2, "25.000 tot 50.000 inwoners"),
                            (3, "50.000 tot 100.000 inwoners"),
                            (4, "100.000 tot 300.000 inwoners"),
                            (5, "300.000 inwoners of meer"),
                        ],
                        null=True,
                        verbose_name="grootteklasse",
                    ),
                ),
                (
                    "stedelijkheid",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Zeer sterk stedelijk"),
                            (2, "Sterk stedelijk"),
                            (3, "Matig stedelijk"),
                            (4, "Weinig stedelijk"),
                            (5, "Niet stedelijk"),
                        ],
                        null=True,
                        verbose_name="stedelijkheid",
                    ),
                ),
                ("breedtegraad", models.FloatField(blank=True, null=True, verbose_name="breedtegraad")),
                ("lengtegraad", models.FloatField(blank=True, null=True, verbose_name="lengtegraad")),
                ("raadssysteem", models.CharField(blank=True, max_length=20, verbose_name="raadsinformatiesysteem")),
                (
                    "openbesluitvorming",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld aalsmeer.",
                        max_length=60,
                        verbose_name="sleutel bij OpenBesluitvorming",
                    ),
                ),
                ("notubiz", models.CharField(blank=True, max_length=20, verbose_name="organisatienummer bij Notubiz")),
                ("verzonnen", models.BooleanField(default=False, verbose_name="verzonnen, voor de demo")),
                ("einddatum", models.DateField(blank=True, null=True, verbose_name="laatste dag")),
                ("opvolgers", models.ManyToManyField(blank=True, related_name="voorgangers", to="gemeenten.gemeente")),
            ],
            options={
                "verbose_name": "gemeente",
                "verbose_name_plural": "gemeenten",
                "ordering": ["sorteernaam"],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("raadslid", "Raadslid"),
                            ("fractiemedewerker", "Fractiemedewerker"),
                            ("griffier", "Griffier"),
                            ("ambtenaar", "Ambtenaar"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "sinds",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sinds"),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leden",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "lidmaatschap",
                "verbose_name_plural": "lidmaatschappen",
                "ordering": ["gemeente__sorteernaam", "gebruiker__naam"],
            },
        ),
        migrations.CreateModel(
            name="LidmaatschapEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("raadslid", "Raadslid"),
                            ("fractiemedewerker", "Fractiemedewerker"),
                            ("griffier", "Griffier"),
                            ("ambtenaar", "Ambtenaar"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
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
                        to="gemeenten.lidmaatschap",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "naam",
                    models.CharField(
                        max_length=150, validators=[raadsportaal.gemeenten.names.check_name], verbose_name="naam"
                    ),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("raadslid", "Raadslid"),
                            ("fractiemedewerker", "Fractiemedewerker"),
                            ("griffier", "Griffier"),
                            ("ambtenaar", "Ambtenaar"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                ("token", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "verstuurd_op",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="verstuurd op"
                    ),
                ),
                ("aangenomen_op", models.DateTimeField(editable=False, null=True, verbose_name="aangenomen op")),
                (
                    "door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitnodigingen",
                        to="gemeenten.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
            },
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="gebruiker_email_uniek_zonder_hoofdletters"
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.UniqueConstraint(
                fields=("gebruiker", "gemeente"), name="een_rol_per_persoon_per_gemeente"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "gemeenten_lidmaatschapevent" ("gebruiker_id", "gemeente_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") VALUES (NEW."gebruiker_id", NEW."gemeente_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."rol"); RETURN NULL;',
                    hash="e35f6bbd857aee6a25a267dc6e6429e7f320bc10",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_636d9",
                    table="gemeenten_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."gebruiker_id" IS DISTINCT FROM (NEW."gebruiker_id") OR OLD."gemeente_id" IS DISTINCT FROM (NEW."gemeente_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."rol" IS DISTINCT FROM (NEW."rol"))',
                    func='INSERT INTO "gemeenten_lidmaatschapevent" ("gebruiker_id", "gemeente_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") VALUES (NEW."gebruiker_id", NEW."gemeente_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."rol"); RETURN NULL;',
                    hash="cde7503e9934c908dfdecd8198957874409b44f5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1136b",
                    table="gemeenten_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "gemeenten_lidmaatschapevent" ("gebruiker_id", "gemeente_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") VALUES (OLD."gebruiker_id", OLD."gemeente_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."rol"); RETURN NULL;',
                    hash="a22ed2182bafc583a4efcea54c7dc34fad031911",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3222e",
                    table="gemeenten_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.UniqueConstraint(
                models.F("gemeente"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("aangenomen_op__isnull", True)),
                name="een_open_uitnodiging_per_adres",
            ),
        ),
    ]

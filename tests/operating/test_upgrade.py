"""Before an update: what it does to the version that runs, whether there is room and a copy; and the first account."""

from io import StringIO

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.core.management import CommandError, call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.functions import Now

from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import upgrade
from raadsportaal.portaal.operating.nightly import BACKUP
from raadsportaal.portaal.operating.upgrade import LOCKS, LOOK, STOPS

pytestmark = pytest.mark.django_db
INDEX = models.Index(fields=["naam"], name="proef")
BIG, SMALL = {"portaal_verrichting": 5_000_000}, {"portaal_verrichting": 12}


@pytest.fixture(scope="module")
def state(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return MigrationLoader(connection).project_state()


@pytest.mark.parametrize(
    ("operation", "rows", "expected"),
    [
        (migrations.RemoveField("verrichting", "fout"), {}, [STOPS]),
        (migrations.RenameField("verrichting", "fout", "mis"), {}, [STOPS]),
        (migrations.DeleteModel("verrichting"), {}, [STOPS]),
        (migrations.RenameModel("verrichting", "werk"), {}, [STOPS]),
        (migrations.AddField("verrichting", "nieuw", models.TextField()), {}, [STOPS]),
        (migrations.AddField("verrichting", "nieuw", models.TextField(default="")), {}, [STOPS]),
        (migrations.AddField("verrichting", "nieuw", models.TextField(null=True)), {}, []),
        (migrations.AddField("verrichting", "nieuw", models.DateTimeField(db_default=Now())), {}, []),
        (migrations.AlterField("verrichting", "klaar_op", models.DateTimeField()), {}, [STOPS]),
        (migrations.AlterField("verrichting", "fout", models.TextField()), {}, [LOOK]),
        (migrations.AlterField("verrichting", "fout", models.CharField("hoe", max_length=100)), {}, []),
        (migrations.AddIndex("verrichting", INDEX), BIG, [LOCKS]),
        (migrations.AddIndex("verrichting", INDEX), SMALL, []),
        (AddIndexConcurrently("verrichting", INDEX), BIG, []),
        (migrations.RunSQL("CREATE INDEX x ON y (z)"), {}, [LOOK]),
        (migrations.RunSQL("ALTER TABLE x DROP COLUMN y"), {}, [LOOK]),
        (migrations.RunSQL("CREATE POLICY x ON y USING (true)"), {}, []),
        (migrations.SeparateDatabaseAndState([migrations.DeleteModel("verrichting")]), {}, [STOPS]),
        (migrations.CreateModel("ander", [("id", models.BigAutoField(primary_key=True))]), {}, []),
    ],
)
def test_what_a_migration_does_to_who_is_at_work(state, operation, rows, expected):
    assert list(upgrade.consequences(operation, "portaal", state, rows)) == expected


def check():
    out = StringIO()
    call_command("check_upgrade", stdout=out)
    return out.getvalue()


def sql(text):
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_with_a_copy_and_nothing_that_stops_the_old_version_it_may_go_on():
    Verrichting.objects.note(BACKUP, {})
    sql("DELETE FROM django_migrations WHERE app = 'portaal'")
    said = check()
    assert "portaal.0001_verrichting" in said
    assert "Bijwerken kan, terwijl de oude versie draait." in said


def test_what_stops_the_old_version_is_named():
    Verrichting.objects.note(BACKUP, {})
    sql("DELETE FROM django_migrations WHERE app = 'basis' AND name >= '0005'")
    with pytest.raises(CommandError, match="Stop eerst de oude versie"):
        check()


def test_without_a_copy_of_today_no_update():
    with pytest.raises(CommandError, match="reservekopie"):
        check()


def test_older_code_than_the_database_is_told():
    Verrichting.objects.note(BACKUP, {})
    sql("INSERT INTO django_migrations (app, name, applied) VALUES ('portaal', '9999_later', now())")
    with pytest.raises(CommandError, match=r"nieuwer dan deze code: portaal\.9999_later"):
        check()


def test_the_first_account_of_vng_gets_an_e_mail_and_has_no_password(mailoutbox):
    Gebruiker.objects.update(is_superuser=False)
    call_command("eerste_beheerder", "els@vng.example", naam="Els", verbosity=0)
    els = Gebruiker.objects.get(email="els@vng.example")
    assert (els.is_staff, els.is_superuser, els.has_usable_password()) == (True, True, False)
    (message,) = mailoutbox
    assert message.to == ["els@vng.example"] and "/inloggen/" in message.body
    with pytest.raises(CommandError, match="al functioneel beheer"):
        call_command("eerste_beheerder", "ander@vng.example")
    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command("eerste_beheerder", "els")


def test_when_the_e_mail_cannot_go_there_is_no_account(settings):
    Gebruiker.objects.update(is_superuser=False)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with pytest.raises(CommandError, match="geen account gemaakt"):
        call_command("eerste_beheerder", "els@vng.example")
    assert not Gebruiker.objects.filter(email="els@vng.example").exists()

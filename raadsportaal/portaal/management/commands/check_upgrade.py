"""`manage.py check_upgrade`, with the new code and before `migrate`: may the old version go on meanwhile?"""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from raadsportaal.portaal.operating import facts, upgrade


class Command(BaseCommand):
    help = "Zegt wat bijwerken van de database doet. Eindigt met fout 1 als het niet zo kan."

    def handle(self, **options):
        wrong = [*self._migrations(), *self._ahead(), *self._room(), *self._backup()]
        if wrong:
            raise CommandError(" ".join(wrong))
        self.stdout.write(self.style.SUCCESS("Bijwerken kan, terwijl de oude versie draait."))

    def _migrations(self):
        pending = facts.pending_migrations()
        self.stdout.write(f"Nog uit te voeren: {len(pending)} migraties")
        for app, name in pending:
            self.stdout.write(f"  {app}.{name}")
        found = upgrade.findings()
        for one in found:
            self.stdout.write(f"{one.migratie}: {one.wat}: {one.gevolg}")
        if any(one.gevolg == upgrade.STOPS for one in found):
            return ["Stop eerst de oude versie: die kan niet werken met de nieuwe database."]
        return []

    def _ahead(self):
        newer = upgrade.ahead()
        return [f"De database is nieuwer dan deze code: {', '.join(newer)}."] if newer else []

    def _room(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            (size,) = cursor.fetchone()
        self.stdout.write(f"Database: {size / 1e6:.0f} MB. Schijf van de bijlagen: {facts.disk_free():.0%} vrij")
        return [] if facts.disk_free() >= facts.LEAST_FREE else ["De schijf is bijna vol."]

    def _backup(self):
        last = facts.last_backup()
        self.stdout.write(
            f"Laatste reservekopie: {timezone.localtime(last):%d-%m-%Y %H.%M}" if last else "Geen reservekopie"
        )
        recent = last and last >= timezone.now() - facts.BACKUP_WITHIN
        return [] if recent else ["Er is geen reservekopie van de laatste dag: draai eerst manage.py reservekopie."]

"""`manage.py migrate`, one at a time: of two that begin at once, as with two new servers, the second waits."""

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from raadsportaal.basis.database.locks import alone


class Command(Migrate):
    def handle(self, *args, database, **options):
        with alone(connections[database], "migrate"):
            super().handle(*args, database=database, **options)

"""What is asked of adviesvragen: by who asked, by VNG's queue, and by the nightly clearing."""

from datetime import date

from django.db import models

WACHT_OP_VNG = ("ontvangen", "in_behandeling")
VNG_FIRST = models.Case(models.When(stand__in=WACHT_OP_VNG, then=0), default=1)


class AdviesQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(stand__in=["beantwoord", "gesloten"])

    def unanswered(self):
        """That wait for VNG, the first to be due on top."""
        return self.filter(stand__in=WACHT_OP_VNG).order_by("deadline", "pk")

    def waiting_for_gemeente(self):
        return self.filter(stand="wacht")

    def done(self):
        return self.filter(stand__in=["beantwoord", "gesloten"])

    def late(self, on: date):
        return self.unanswered().filter(deadline__lt=on)

    def of_person(self, gebruiker):
        return self.filter(vrager=gebruiker)

    def newest(self):
        return self.order_by("-gesteld_op", "-pk")

    def since(self, moment):
        return self.filter(gesteld_op__gt=moment)

    def for_page(self):
        return self.select_related("gemeente", "vrager", "eigenaar").prefetch_related("berichten")

    def silent(self, before):
        """Answered, and nothing was said since this moment."""
        answered = self.filter(stand="beantwoord", gesteld_op__lt=before)
        return answered.exclude(berichten__op__gte=before)

    def expired(self, before):
        """Closed before this moment: kept long enough."""
        return self.filter(stand="gesloten", gesloten_op__lt=before)


class AdviesberichtQuerySet(models.QuerySet):
    def of_vragen(self, numbers):
        return self.filter(vraag__in=numbers)

    def of_staff(self, gebruiker):
        """That this person wrote for VNG."""
        return self.filter(door=gebruiker, van_vng=True)

    def with_file(self):
        return self.exclude(bijlage="")

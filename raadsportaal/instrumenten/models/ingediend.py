"""A paper that was handed in: part of the dossiers of its council, with its text as it was that day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.choices import Dossiersoort, Dossierstand
from raadsportaal.dossiers.fracties import fracties
from raadsportaal.dossiers.models import Dossier, Koppeling, Stuk
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.models.concept import Concept
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.soorten import Soort

# What members hand in; a paragraph or a weighing sheet goes along with the paper of another.
DOSSIERSOORT = {
    Soort.MOTIE: Dossiersoort.MOTIE,
    Soort.VREEMD: Dossiersoort.MOTIE,
    Soort.AMENDEMENT: Dossiersoort.AMENDEMENT,
    Soort.VRAGEN: Dossiersoort.SCHRIFTELIJKE_VRAGEN,
    Soort.MONDELING: Dossiersoort.MONDELINGE_VRAAG,
    Soort.INITIATIEF: Dossiersoort.INITIATIEFVOORSTEL,
}
NUMMER = "Nummer"
# In place of the line that says of a draft that it is one.
MADE_WITH = "Gemaakt met het Raadsportaal Internationaal van de VNG. De indieners zijn verantwoordelijk voor de tekst."


class IngediendQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-dag", "-pk")

    def for_list(self):
        return self.select_related("dossier", "gemeente").defer("papier", "dossier__samenvatting")

    def unconfirmed(self):
        """What its maker says was handed in, and the griffie did not say yet."""
        return self.filter(dossier__stand_volgens="", dossier__gearchiveerd_op__isnull=True)

    def with_link_to(self, naar: models.Q):
        """Whose dossier is linked to this: `Q(praktijk=…)`, `Q(indicator=…)`, `Q(subdoel__in=…)`."""
        ties = Koppeling.objects.linked().filter(naar, dossier=models.OuterRef("dossier"))
        return self.filter(models.Exists(ties))


class Ingediend(PlainText):
    """What the council does with it stands in its dossier: number, outcome, who says so, and who may read it."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="ingediend", editable=False)
    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="ingediend", editable=False)
    concept = models.OneToOneField(Concept, models.SET_NULL, null=True, related_name="ingediend", editable=False)
    papier = models.JSONField("het papier", editable=False)
    dag = models.DateField("ingediend op")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    gemeld_op = models.DateTimeField("gemeld op", default=timezone.now, editable=False)

    objects = IngediendQuerySet.as_manager()

    class Meta:
        verbose_name = "ingediend stuk"
        verbose_name_plural = "ingediende stukken"

    def __str__(self):
        return str(self.dossier)

    def get_absolute_url(self):
        return reverse("instrumenten:ingediend", args=[self.gemeente.slug, self.pk])

    @property
    def inhoud(self) -> Papier:
        """The text of that day, under the number that the griffie gave it."""
        papier, number = Papier.from_dict(self.papier), self.dossier.extern_id
        kenmerken = [(label, number if label == NUMMER and number else text) for label, text in papier.kenmerken]
        return replace(papier, kenmerken=tuple(kenmerken), merk=f"Ingediend op {date_format(self.dag, 'j F Y')}")

    @property
    def is_confirmed(self):
        """Somebody answers for where it stands: the griffie, or the system that its dossier is read from."""
        return bool(self.dossier.stand_volgens)

    @classmethod
    @transaction.atomic
    def make(
        cls,
        concept: Concept,
        naar: Iterable[models.Model],
        *,
        dag: date,
        nummer: str,
        bij: Dossier | None,
        linked: bool,
        by,
        now,
    ) -> "Ingediend":
        """From here on the text is fixed. `naar`: what it is about, tied at once (`linked`) or as a proposal."""
        papier = replace(concept.signed(), voet=(MADE_WITH, *concept.inhoud.voet[1:]))
        dossier = Dossier.objects.create(
            gemeente=concept.gemeente,
            titel=papier.titel,
            soort=DOSSIERSOORT[Soort(concept.soort)],
            stand=Dossierstand.INGEDIEND,
            behandeldatum=bij.behandeldatum if bij and bij.is_open else None,
            extern_id=nummer,
            bij=bij,
            indieners=fracties([papier.gegevens["naam"]])[:200],
            termijn=_due(concept, dag),
            aangemaakt_door=by,
        )
        ingediend = cls.objects.create(
            gemeente=concept.gemeente, dossier=dossier, concept=concept, papier=papier.as_dict(), dag=dag, door=by,
            gemeld_op=now,
        )  # fmt: skip
        Stuk.objects.create(dossier=dossier, naam=papier.soortnaam, tekst="\n\n".join(papier.texts()), gelezen_op=now)
        for record in naar:
            Koppeling.make(dossier, record, by=by, now=now, linked=linked)
        return ingediend

    @transaction.atomic
    def undo(self):
        """It was not handed in after all: the draft is open again, and what was made of it is gone."""
        self.dossier.koppelingen.all().delete()  # first: a beleidspunt does not go from under a koppeling
        self.dossier.delete()


def _due(concept, dag):
    """The last day for an answer, where the rules of the council say how long that takes."""
    if Soort(concept.soort) != Soort.VRAGEN:
        return None
    regels = Raadsregels.of(concept.gemeente_id)
    return regels and regels.antwoord_op(dag)

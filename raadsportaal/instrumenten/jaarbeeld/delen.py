"""The parts of a jaarbeeld: what counts, the goals by outcome with reasons, the figures, what is not known."""

from datetime import date

from django.utils.formats import date_format

from agendas.meetlat.peers import Peers
from raadsportaal.basis.tables.numbers import shown
from raadsportaal.dossiers.choices import Uitkomst
from raadsportaal.dossiers.models import Koppelrichting
from raadsportaal.dossiers.templatetags.dossier_tags import opsomming
from raadsportaal.instrumenten.feiten import Feiten
from raadsportaal.instrumenten.jaarbeeld.jaar import Jaar, Telling
from raadsportaal.instrumenten.papier import OPEN, Deel, Regel, Vorm
from raadsportaal.instrumenten.zinnen import Zinnen

MOST_TIES = 3  # of one Global Goal that are named
KOPPEN = {
    Uitkomst.AANGENOMEN: "Aangenomen dossiers, per Global Goal",
    Uitkomst.VERWORPEN: "Verworpen dossiers, per Global Goal",
    Uitkomst.ANDERS: "Dossiers met een andere of onbekende uitkomst, per Global Goal",
}


class Jaardelen:
    """Writes the parts; without anything handled in the year only what can still be said."""

    def __init__(self, jaar: Jaar, gemeente: str, today: date, zinnen: Zinnen, feiten: Feiten, peers: Peers):
        self._jaar, self._gemeente, self._today = jaar, gemeente, today
        self._zinnen, self._feiten, self._peers = zinnen, feiten, peers

    def all(self) -> list[Deel]:
        return [
            Deel("telt", "Wat telt mee?", regels=tuple(self._counts())),
            Deel("opvalt", "Wat valt op?", regels=(Regel(OPEN),),
                 uitleg="Schrijf wat uw raad moet weten. Waarom kreeg een doel veel of weinig aandacht?"),
            *self._outcomes(),
            *self._doelen(),
            self._figures(),
            Deel("onbekend", "Wat weten wij niet?", Vorm.STREEPJES, tuple(self._unknown())),
        ]  # fmt: skip

    def _zin(self, name, **fields):
        return Regel(self._zinnen.hoofdzin(name, **fields))

    def _counts(self):
        nu, vorig = self._jaar.nu, self._jaar.vorig
        if nu.dossiers:
            yield self._zin("jaar_telt", **_counted(nu))
        else:
            yield self._zin("jaar_leeg", gemeente=self._gemeente, jaar=nu.jaar)
        if nu.jaar >= self._today.year:
            yield self._zin("jaar_loopt", jaar=nu.jaar, dag=date_format(self._today, "j F Y"))
        if vorig.dossiers:
            yield self._zin("jaar_vorig", **_counted(vorig))
        else:
            yield self._zin("jaar_vorig_leeg", jaar=vorig.jaar)
        yield self._zin("jaar_regel")
        yield self._zin("jaar_aandacht")
        if nu.gekoppeld and nu.leeg:
            yield self._zin("jaar_zonder_doel", jaar=nu.jaar, doelen=opsomming(nu.leeg))

    def _outcomes(self):
        """Adopted and rejected each always; the rest where there is any."""
        nu, vorig = self._jaar.nu, self._jaar.vorig
        if not nu.dossiers:
            return
        for uitkomst in Uitkomst:
            either = nu.profielen[uitkomst].dossiers or vorig.profielen[uitkomst].dossiers
            if either or uitkomst != Uitkomst.ANDERS:
                yield self._outcome(uitkomst)

    def _outcome(self, uitkomst):
        """A table of the goals that have a dossier in either year; a sentence where none has."""
        years = [self._jaar.nu, self._jaar.vorig] if self._jaar.vorig.dossiers else [self._jaar.nu]
        profielen = [telling.profielen[uitkomst] for telling in years]
        if not any(profiel.bereikt for profiel in profielen):
            name = "jaar_niet_gekoppeld" if any(profiel.dossiers for profiel in profielen) else "jaar_geen_uitkomst"
            named = " en ".join(str(telling.jaar) for telling in years)
            return Deel(uitkomst.value, KOPPEN[uitkomst], regels=(self._zin(name, jaren=named),))
        heads = ["Global Goal", *(f"In {telling.jaar}" for telling in years)]
        of_each = [[deel.aantal for deel in profiel.delen] for profiel in profielen]
        if uitkomst == Uitkomst.AANGENOMEN and profielen[0].tegen:
            heads.append(f"In {self._jaar.jaar} werkt daarvan iets tegen")
            of_each.append([deel.tegen for deel in profielen[0].delen])
        rows = [
            (f"{doel.nummer}. {doel.titel}", *map(shown, counts))
            for doel, *counts in zip(self._jaar.nu.doelen, *of_each, strict=True)
            if any(counts)
        ]
        once = "Een dossier kan bij meer doelen tellen. Tel de rijen dus niet op."
        return Deel(uitkomst.value, KOPPEN[uitkomst], Vorm.TABEL, (), tuple(heads), tuple(rows), uitleg=once)

    def _doelen(self):
        """Of each doel the main koppelingen with their reasons, those with most dossiers first."""
        tied = [(doel, self._jaar.koppelingen.get(doel.nummer, [])) for doel in self._jaar.nu.doelen]
        for doel, ties in sorted(tied, key=lambda pair: -_dossiers(pair[1])):
            lines = [self._feiten.koppeling_met_reden(koppeling) for koppeling in ties[:MOST_TIES]]
            if more := len(ties[MOST_TIES:]):
                lines.append(self._zin("jaar_meer", koppelingen=_many(more, "koppeling", "koppelingen")))
            if lines:
                yield Deel(f"doel-{doel.nummer}", f"Doel {doel.nummer}: {doel.titel}", Vorm.STREEPJES, tuple(lines))

    def _figures(self):
        """A line for each figure: how it stands, then what the council wants."""
        lines = []
        for meting, ambities in self._jaar.streefwaarden:
            told = self._feiten.cijfer(meting, self._peers) or [self._feiten.geen_cijfer(meting)]
            told += [self._feiten.streefwaarde(ambitie) for ambitie in ambities]
            sources = dict.fromkeys(number for regel in told for number in regel.bronnen)
            lines.append(Regel(" ".join(regel.tekst for regel in told), tuple(sources)))
        return Deel("cijfers", "Cijfers met een streefwaarde van de raad", Vorm.STREEPJES if lines else Vorm.ALINEA,
                    tuple(lines) or (self._zin("geen_streefwaarde"),))  # fmt: skip

    def _unknown(self):
        jaar = self._jaar
        yield self._zin("jaar_buiten")
        counted = (
            ("jaar_zonder_koppeling", jaar.nu.dossiers - jaar.nu.gekoppeld),
            ("jaar_zonder_datum", jaar.zonder_datum),
            ("jaar_nog_open", jaar.nog_open),
            ("jaar_archief", jaar.archief),
        )
        for name, number in counted:
            if number:
                yield self._zin(name, jaar=jaar.jaar, dossiers=_many(number, "dossier", "dossiers"))
        ties = jaar.ties()
        without = (
            ("jaar_zonder_richting", sum(k.richting == Koppelrichting.ONBEKEND for k in ties)),
            ("jaar_zonder_reden", sum(not k.toelichting.strip() for k in ties)),
        )
        for name, number in without:
            if number:
                yield self._zin(name, koppelingen=_many(number, "koppeling", "koppelingen"))


def _counted(telling: Telling):
    counts = {uitkomst.value: shown(profiel.dossiers) for uitkomst, profiel in telling.profielen.items()}
    return {"jaar": telling.jaar, "dossiers": _many(telling.dossiers, "dossier", "dossiers")} | counts


def _dossiers(ties):
    return len({koppeling.dossier_id for koppeling in ties})


def _many(number, one, more):
    return f"{shown(number)} {one if number == 1 else more}"

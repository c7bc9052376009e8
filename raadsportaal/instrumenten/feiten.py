"""Sentences of records: what is a fact, with its year and source, and what is not known. No judgement of ours."""

from django.utils.formats import date_format

from agendas.meetlat.standing import Stand
from kennisbank.models import Praktijk
from raadsportaal.basis.tables import dates
from raadsportaal.dossiers.models import Koppelrichting
from raadsportaal.dossiers.opvolging import UNSURE
from raadsportaal.instrumenten import getallen
from raadsportaal.instrumenten.papier import OPEN, Bron, Regel
from raadsportaal.instrumenten.zinnen import Zinnen

GLOBAL_GOALS = "Verenigde Naties, Global Goals, subdoel {code}, 2015. In de woorden van het portaal: {titel}."
EXAMPLE = {
    Praktijk.Zekerheid.BESCHREVEN: "voorbeeld_beschreven",
    Praktijk.Zekerheid.GEMETEN: "voorbeeld_gemeten",
    Praktijk.Zekerheid.ONDERZOCHT: "voorbeeld_onderzocht",
}
ENDED = {
    "gestopt": ", en dat voortijdig is gestopt",
    "mislukt": ", en dat is mislukt",
    "afgerond": ", en dat is afgerond",
}
HOW = {
    Koppelrichting.DRAAGT_BIJ: "het draagt bij",
    Koppelrichting.WERKT_TEGEN: "het werkt tegen",
    Koppelrichting.ONBEKEND: "of het bijdraagt of tegenwerkt, is nog niet bekend",
}
NOT_CHECKED = ", en dat nog niet door VNG is gecontroleerd"
NO_REASON = "De griffie schreef er geen toelichting bij."
LONGEST_NOTE = 300  # characters of a remark beside a source


class Bronnenlijst:
    """The sources of one paper, each once and numbered in the order in which they are first used."""

    def __init__(self):
        self._numbers: dict[Bron, int] = {}

    def number(self, tekst, url="") -> int:
        return self._numbers.setdefault(Bron(" ".join(tekst.split()), url), len(self._numbers) + 1)

    def __iter__(self):
        return iter(self._numbers)


class Feiten:
    """Says things of records in one of the two forms: after "dat" (bijzin) or as a sentence (hoofdzin)."""

    def __init__(self, zinnen: Zinnen, bronnen: Bronnenlijst, absolute, form: str = "hoofdzin"):
        self._say = getattr(zinnen, form)
        self._bronnen, self._absolute = bronnen, absolute

    def afspraak(self, subdoel) -> Regel:
        source = GLOBAL_GOALS.format(code=subdoel.code, titel=subdoel.titel)
        number = self._bronnen.number(source, subdoel.bron_url)
        fields = {"code": subdoel.code, "titel": subdoel.titel, "tekst": quoted(subdoel.tekst)}
        return Regel(self._say("afspraak", **fields), (number,))

    def verplichting(self, doel) -> Regel:
        """A commitment of another agenda, with its year and whether it binds."""
        agenda = doel.agenda
        compared = "" if doel.gecontroleerd else ", nog niet met deze bron vergeleken"
        source = f"{quoted(doel.bron_titel)}. In de woorden van het portaal{compared}."
        status = ", ".join(filter(None, [agenda.jaar and str(agenda.jaar), agenda.get_bindend_display().lower()]))
        fields = {"agenda": agenda.titel, "status": status, "titel": doel.titel, "tekst": quoted(doel.tekst)}
        return Regel(self._say("verplichting", **fields), (self._bronnen.number(source, doel.bron_url),))

    def cijfer(self, meting, peers) -> list[Regel]:
        """The figure, its margin or note, and how it stands to municipalities like it; nothing where there is none."""
        figure = meting.own or meting.last_known
        if figure is None:
            return []
        indicator = meting.indicator
        source = (self._bronnen.number(*source_of(meting, figure.year, self._absolute)),)
        fields = {
            "titel": indicator.titel,
            "gemeente": str(meting.gemeente),
            "jaar": figure.year,
            "waarde": getallen.waarde(indicator, figure.value),
        }
        if meting.own is None:
            return [
                Regel(self._say("cijfer_oud", **fields, laatste_jaar=meting.year), source),
                *self._note(meting, source),
            ]
        fields["voorlopig"] = " (voorlopig cijfer)" if figure.provisional else ""
        lines = [Regel(self._say("cijfer", **fields), source)]
        if figure.has_margin:
            margin = {"laag": getallen.kort(indicator, figure.low), "hoog": getallen.kort(indicator, figure.high)}
            lines.append(Regel(self._say("cijfer_marge", **margin), source))
        return [*lines, *self._middle(meting, peers, source), *self._note(meting, source)]

    def _note(self, meting, source):
        noot = meting.noot and quoted(meting.noot.tekst)
        return [Regel(self._say("noot", noot=noot), source)] if noot else []

    def _middle(self, meting, peers, source):
        group, own = meting.group, meting.own
        if not meting.is_comparable or not group.is_enough:
            return []
        indicator = meting.indicator
        fields = {
            "midden": getallen.kort(indicator, group.middle),
            "groep": in_group(peers, group.n),
            "jaar": meting.year,
        }
        if meting.stand == Stand.TOEVAL or (own.has_margin and own.low <= group.middle <= own.high):
            return [Regel(self._say("midden_toeval", **fields), source)]
        gap = getallen.verschil(indicator, group.middle, own.value)
        if not gap:
            return [Regel(self._say("midden_gelijk", **fields), source)]
        return [Regel(self._say("midden", verschil=gap, **fields), source)]

    def geen_cijfer(self, meting) -> Regel:
        return Regel(self._say("geen_cijfer", titel=meting.indicator.titel, gemeente=str(meting.gemeente)))

    def voorbeeld(self, praktijk) -> Regel:
        fields = {
            "titel": praktijk.titel,
            "waar": where(praktijk),
            "afloop": ENDED.get(praktijk.afloop, ""),
            "controle": "" if praktijk.gecontroleerd_op else NOT_CHECKED,
        }
        return Regel(self._say(EXAMPLE[praktijk.zekerheid], **fields), self._sources(praktijk))

    def lastig(self, praktijk) -> Regel:
        fields = {"titel": praktijk.titel, "lastig": sentence(praktijk.lastig)}
        return Regel(self._say("voorbeeld_lastig", **fields), self._sources(praktijk))

    def _sources(self, praktijk):
        first = next(iter(praktijk.bronregels.all()), None)
        checked = praktijk.gecontroleerd_op
        control = (
            f"Gecontroleerd door VNG op {date_format(checked, 'j F Y')}" if checked else "Niet door VNG gecontroleerd"
        )
        page = f"Raadsportaal Internationaal, ‘{praktijk.titel}’. {control}."
        numbers = []
        if first:
            said = ", ".join(filter(None, [first.uitgever, first.titel, dates.shown(first.datum)]))
            numbers.append(self._bronnen.number(sentence(said), first.url))
        return (*numbers, self._bronnen.number(page, self._absolute(praktijk.get_absolute_url())))

    def dossier(self, dossier) -> Regel:
        return Regel(self._say("dossier", titel=dossier.titel), (self.document(dossier),))

    def koppeling(self, dossier, koppeling) -> Regel:
        fields = {
            "titel": dossier.titel,
            "naar": in_words(koppeling),
            "richting": HOW[koppeling.richting],
        }
        return Regel(self._say("koppeling", **fields), (self.document(dossier),))

    def koppeling_met_reden(self, koppeling) -> Regel:
        """A koppeling with how its dossier ended and why it was tied; that no reason was given is said too."""
        dossier, why = koppeling.dossier, " ".join(koppeling.toelichting.split())
        fields = {
            "titel": dossier.titel,
            "uitkomst": dossier.get_stand_display().lower() + ("" if dossier.is_confirmed else f", {UNSURE}"),
            "naar": in_words(koppeling),
            "richting": koppeling.get_richting_display().lower(),
            "waarom": sentence(why) if why else NO_REASON,
        }
        return Regel(self._say("koppeling_met_reden", **fields), (self.document(dossier),))

    def streefwaarde(self, ambitie) -> Regel:
        """What the council wants a figure to become, by when, and how the municipality says that it goes."""
        decided, indicator = date_format(ambitie.besloten_op, "j F Y"), ambitie.indicator
        source = f"Gemeente {ambitie.gemeente}, ‘{quoted(ambitie.besluit)}’, besluit van {decided}."
        fields = {
            "bereik": ambitie.get_bereik_display().lower(),
            "jaar": ambitie.jaar,
            "waarde": getallen.waarde(indicator, ambitie.streefwaarde),
            "stand": ambitie.get_stand_display().lower(),
            "stand_dag": date_format(ambitie.stand_op, "j F Y"),
        }
        return Regel(self._say("streefwaarde", **fields), (self._bronnen.number(source, ambitie.bron_url),))

    def document(self, dossier) -> int:
        """The number of the dossier as a source."""
        named = dossier.document_titel or dossier.titel
        kind = "" if dossier.soort == "overig" else f", {dossier.get_soort_display().lower()}"
        when = dossier.behandeldatum and f", raad van {date_format(dossier.behandeldatum, 'j F Y')}"
        return self._bronnen.number(f"Gemeente {dossier.gemeente}, ‘{named}’{kind}{when or ''}.", dossier.document_url)


def in_words(koppeling) -> str:
    """What a koppeling points at, with its kind: subdoel 11.7 (Groen voor iedereen)."""
    if koppeling.subdoel:
        return f"subdoel {koppeling.subdoel.code} ({koppeling.subdoel.titel})"
    return f"‘{koppeling.naar}’"


def in_group(peers, n) -> str:
    """The group in words, and how many of it have a figure where those are not all."""
    return peers.in_words if n == len(peers.gemeenten) else f"{peers.in_words}, waarvan {n} met een cijfer"


def where(praktijk) -> str:
    return ", ".join(filter(None, [praktijk.waar, praktijk.wanneer]))


def source_of(meting, year, absolute) -> tuple[str, str]:
    """Who publishes the figure, of which year, and what to mind; with the page where it can be checked."""
    indicator, bron = meting.indicator, meting.indicator.bron
    published = ", ".join(dict.fromkeys(filter(None, [bron.uitgever, bron.titel, indicator.tabel])))
    own = " Berekend door het portaal." if indicator.berekend else ""
    mind = " ".join(indicator.kanttekening.split())
    mind = f" Let op: {sentence(mind)}" if 0 < len(mind) <= LONGEST_NOTE else ""
    page = absolute(f"{meting.gemeente.get_absolute_url()}meetlat/{indicator.slug}/")
    return f"{published}, ‘{indicator.titel}’, cijfers over {year}.{own}{mind}", page


def quoted(text: str) -> str:
    """To stand inside quotes in a sentence: on one line, without its last full stop."""
    return " ".join(text.split()).rstrip(".;, ")


def sentence(text: str) -> str:
    """On one line, and ended."""
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!", ".’", "?’")) else f"{text}."


def moment_of(vraag) -> str:
    """ "bij de begroting"; open where the question has no moment of its own."""
    moment = vraag.moment.strip()
    return f"{moment[0].lower()}{moment[1:]}" if moment.startswith(("Bij ", "bij ")) else f"bij {OPEN} (moment)"

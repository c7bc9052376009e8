"""Build a paper of one kind from what was picked: its parts in the order that councils use. Nothing is invented.

What the writer must add stays open (……). Facts stand under "constaterende dat"; under "overwegende dat" only examples
that were picked, each with how certain it is.
"""

from dataclasses import dataclass, replace

from django.utils.formats import date_format

from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.models import Koppelrichting, Reikwijdte
from raadsportaal.instrumenten import getallen
from raadsportaal.instrumenten.feiten import Bronnenlijst, Feiten, in_words, moment_of, sentence
from raadsportaal.instrumenten.jaarbeeld.delen import Jaardelen
from raadsportaal.instrumenten.materiaal import Materiaal
from raadsportaal.instrumenten.papier import OPEN, Deel, Papier, Regel, Vorm
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.zinnen import Zinnen

COLLEGE = "het college van burgemeester en wethouders"
ARTICLE_OPEN = f"artikel {OPEN} (vraag uw griffie)"
SIGNING = ("Fractie", "Naam", "Handtekening")
FEWEST_ROWS = 3
FIRST = (Regel(OPEN),)


@dataclass(frozen=True)
class Indiener:
    """Who hands it in, as the heading says it; empty is filled in by hand."""

    naam: str = ""
    fractie: str = ""

    def __str__(self):
        return ", ".join(filter(None, [self.naam, self.fractie])) or OPEN


class Bouwer:
    """The words of one paper while it is made."""

    def __init__(self, materiaal: Materiaal, zinnen: Zinnen, indiener: Indiener):
        self.m, self.zinnen, self.indiener = materiaal, zinnen, indiener
        self.bronnen = Bronnenlijst()
        self.na_dat = Feiten(zinnen, self.bronnen, materiaal.absolute, "bijzin")
        self.zin = Feiten(zinnen, self.bronnen, materiaal.absolute)

    # What the records say

    def facts(self, say: Feiten) -> tuple[Regel, ...]:
        """The paper at hand, the figures, what was agreed: each with its source."""
        lines = [say.dossier(self.m.dossier)] if self.m.dossier else []
        for meting in self.m.metingen:
            lines += say.cijfer(meting, self.m.peers)
        for subdoel in self.m.subdoelen:
            tied = [k for k in self.m.koppelingen if k.subdoel_id == subdoel.pk]
            lines += [say.koppeling(self.m.dossier, koppeling) for koppeling in tied[:1]]
            lines.append(say.afspraak(subdoel))
        lines += [say.verplichting(doel) for doel in self.m.afspraken]
        return tuple(lines)

    def examples(self, say: Feiten) -> tuple[Regel, ...]:
        return tuple(say.voorbeeld(praktijk) for praktijk in self.m.praktijken)

    def unknown(self) -> tuple[Regel, ...]:
        """What is not known, and what was hard elsewhere."""
        lines = [self.zin.geen_cijfer(m) for m in self.m.metingen if not (m.own or m.last_known)]
        lines += [self.zin.lastig(praktijk) for praktijk in self.m.praktijken if praktijk.lastig.strip()]
        return tuple(lines)

    def requests(self) -> tuple[Regel, ...]:
        """One of each picked question; else an empty one with all that a request needs."""
        when = f"{OPEN} (datum)"
        made = [
            self.zinnen.bijzin("verzoek", vraag=quoted_question(vraag.tekst), wanneer=when, waar=moment_of(vraag))
            for vraag in self.m.vragen
        ]
        empty = self.zinnen.bijzin("verzoek_leeg", wat=OPEN, wanneer=when, waar=f"bij {OPEN} (moment)")
        return tuple(Regel(text) for text in made or [empty])

    def questions(self) -> tuple[Regel, ...]:
        """First about the facts, then what the person picked."""
        asked = []
        for meting in self.m.metingen:
            lines = self.zin.cijfer(meting, self.m.peers)
            if lines:
                asked.append(Regel(self._about(meting), lines[0].bronnen))
        for praktijk in self.m.praktijken:
            where = self.zin.voorbeeld(praktijk)
            text = self.zinnen.hoofdzin("vraag_voorbeeld", titel=praktijk.titel, waar=praktijk.waar)
            asked.append(Regel(text, where.bronnen))
        asked += [Regel(question(vraag.tekst)) for vraag in self.m.vragen]
        return tuple(asked) or (Regel(f"{OPEN}?"),)

    def _about(self, meting):
        figure = meting.own or meting.last_known
        fields = {
            "titel": meting.indicator.titel,
            "gemeente": str(meting.gemeente),
            "jaar": figure.year,
            "waarde": getallen.waarde(meting.indicator, figure.value),
        }
        return self.zinnen.hoofdzin("vraag_cijfer", **fields)

    # What a heading and a fixed sentence need

    @property
    def subject(self) -> str:
        """A first title: what the paper is about, for its writer to change."""
        if self.m.jaar:
            return str(self.m.jaar.jaar)
        if self.m.dossier:
            return self.m.dossier.titel
        figures = (meting.indicator for meting in self.m.metingen)
        about = (*self.m.afspraken, *self.m.subdoelen, *figures, *self.m.praktijken)
        return about[0].titel if about else OPEN

    @property
    def gegevens(self) -> dict[str, str]:
        dossier, regels = self.m.dossier, self.m.regels
        day = dossier and dossier.behandeldatum
        ahead = day and day >= self.m.today  # a paper is for a meeting that comes, also about what was treated before
        term = regels and regels.termijn_met_dag(self.m.today)
        return {
            "gemeente": str(self.m.gemeente),
            "dag": date_format(self.m.today, "j F Y"),
            "datum": date_format(day, "j F Y") if ahead else f"{OPEN} (datum)",
            "agendapunt": f"‘{dossier.titel}’" if dossier else f"{OPEN} (agendapunt)",
            "naam": str(self.indiener),
            "artikel": f"artikel {regels.artikel_vragen}" if regels and regels.artikel_vragen else ARTICLE_OPEN,
            "jaar": str(self.m.jaar.jaar) if self.m.jaar else OPEN,
            "termijn": term or "binnen de termijn van het Reglement van Orde (vraag uw griffie welke dat is)",
        }

    def fixed(self, sleutel, kop="", **other) -> Deel:
        """A part that is one fixed sentence."""
        return with_fixed(Deel(sleutel, kop, zin=sleutel, **other), self.gegevens, self.zinnen)

    @property
    def heard(self) -> list[Deel]:
        """What the council heard first, where its papers say so."""
        return [self.fixed("gehoord")] if self.m.huisstijl.gehoord else []

    def signed(self, toelichting: Deel, *, signs_before: bool) -> list[Deel]:
        """The signatures and the toelichting in the order of this council; `signs_before`: in the usual one."""
        both = [self.signatures, toelichting]
        return both if self.m.huisstijl.signs_before(signs_before) else both[::-1]

    @property
    def signatures(self) -> Deel:
        least = self.m.regels.ondertekenaars if self.m.regels else None
        signing = (self.indiener.fractie or OPEN, self.indiener.naam or OPEN, "")
        rows = [signing, *[(OPEN, OPEN, "")] * (max(FEWEST_ROWS, least or 0) - 1)]
        why = f"In uw gemeente ondertekenen ten minste {number_of(least, 'lid', 'leden')}." if least else ""
        return Deel("ondertekening", "Ondertekening", Vorm.TEKENS, koppen=SIGNING, rijen=tuple(rows), uitleg=why)


def with_fixed(deel: Deel, gegevens: dict, zinnen: Zinnen) -> Deel:
    """The part with its fixed sentence filled; any other part as it is."""
    return replace(deel, regels=(Regel(zinnen.hoofdzin(deel.zin, **gegevens)),)) if deel.zin else deel


def question(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith(("?", ".")) else f"{text}?"


def quoted_question(text: str) -> str:
    return " ".join(text.split())


def _motie(b: Bouwer, vreemd=False):
    unknown = Deel("toelichting", "Toelichting (geen deel van de motie)", regels=b.unknown() or FIRST)
    return [
        b.fixed("aanhef"),
        *([] if vreemd else b.heard),
        Deel("constaterende", "Constaterende dat:", Vorm.STREEPJES, b.facts(b.na_dat) or (Regel(f"{OPEN};"),),
             uitleg="Alleen feiten, elk met een jaar en een bron."),
        Deel("overwegende", "Overwegende dat:", Vorm.STREEPJES, b.examples(b.na_dat) or (Regel(f"{OPEN};"),),
             uitleg="Wat u ervan vindt, en wat anderen deden. Schrijf hier uw oordeel."),
        Deel("verzoek", "Verzoekt het college:", Vorm.NUMMERS, b.requests(),
             uitleg="Wat, vóór welke dag, en waar komt het terug? Gaat het over de raad zelf: ‘Spreekt uit dat:’."),
        Deel("dekking", "Dekking:", regels=(Regel(f"{OPEN},"),),
             uitleg="Waaruit wordt het betaald? Of: deze motie heeft geen financiële gevolgen, omdat …"),
        b.fixed("slot"),
        *b.signed(unknown, signs_before=True),
    ]  # fmt: skip


def _amendement(b: Bouwer):
    rows = ((OPEN, OPEN, OPEN),)
    why = Deel("toelichting", "Toelichting", regels=(*b.facts(b.zin), *b.examples(b.zin), *b.unknown()) or FIRST)
    return [
        b.fixed("aanhef"),
        *b.heard,
        b.fixed("wijzigt"),
        Deel("wijziging", "Wijziging", Vorm.TABEL, koppen=("Beslispunt of artikel", "Oude tekst", "Nieuwe tekst"),
             rijen=rows, uitleg="Schrijf de nieuwe tekst precies zoals die in het besluit moet staan."),
        Deel("dekking", "Dekking", regels=FIRST,
             uitleg="Alleen bij geld: programma, bedrag en waaruit het komt. Samen is het nul."),
        *b.signed(why, signs_before=False),
    ]  # fmt: skip


def _vragen(b: Bouwer):
    return [
        b.fixed("grond_vragen"),
        Deel("inleiding", "Inleiding", regels=(*b.facts(b.zin), *b.examples(b.zin)) or FIRST,
             uitleg="Kort: ten hoogste tien regels. Alleen feiten met een bron."),
        Deel("vragen", "Vragen", Vorm.VRAGEN, b.questions(),
             uitleg="Eén ding per vraag. Eerst de feiten, dan het beleid, dan het plan."),
        b.fixed("termijn", "Antwoord"),
    ]  # fmt: skip


def _mondeling(b: Bouwer):
    return [
        Deel("inleiding", "Aanleiding", regels=b.facts(b.zin)[:3] or FIRST, uitleg="Kort: u spreekt dit uit."),
        Deel("vragen", "Vraag aan het college", Vorm.NUMMERS, b.questions()[:3]),
    ]


def _initiatief(b: Bouwer):
    return [
        Deel("gevraagd", "Gevraagd besluit", Vorm.NUMMERS, FIRST, uitleg="Wat besluit de raad? Eén punt per regel."),
        Deel("aanleiding", "Aanleiding", regels=b.facts(b.zin) or FIRST),
        Deel("effect", "Beoogd effect", regels=FIRST),
        Deel("argumenten", "Argumenten", Vorm.NUMMERS, b.examples(b.zin) or FIRST),
        Deel("kanttekeningen", "Kanttekeningen", Vorm.NUMMERS, b.unknown() or FIRST),
        Deel("financien", "Financiën", regels=FIRST),
        Deel("uitvoering", "Uitvoering, communicatie en evaluatie", regels=FIRST),
        b.signatures,
        b.fixed("ontwerpbesluit", "Ontwerpbesluit", nieuwe_bladzijde=True),
        Deel("besluit", "Besluit:", Vorm.NUMMERS, FIRST),
    ]


def _paragraaf(b: Bouwer):
    rows, unknown = _touched(b)
    none = () if rows else (Regel(b.zinnen.hoofdzin("geen_verband")),)
    heads = ("Subdoel", "Richting", "Waar en wanneer", "Hoe weten wij dat?", "Wat doen wij tegen een min?")
    return [
        Deel("raakt", "Welke doelen raakt dit voorstel?", Vorm.TABEL, koppen=heads, rijen=rows, uitleg=(
            "Zet er ook bij wat het voorstel tegenwerkt. Een paragraaf met alleen plussen zegt niets."))
        if rows else Deel("raakt", "Welke doelen raakt dit voorstel?", regels=none),
        Deel("cijfers", "Wat zeggen de cijfers?", regels=_figures(b) or FIRST),
        Deel("elders", "Gevolgen elders in de wereld", regels=FIRST, uitleg="Denk aan inkoop en aan partnergemeenten."),
        Deel("later", "Gevolgen voor wie na ons komt", regels=FIRST),
        Deel("onbekend", "Wat weten wij niet?", Vorm.STREEPJES, (*unknown, *b.unknown()) or FIRST),
    ]  # fmt: skip


def _touched(b: Bouwer):
    """A row for each koppeling of the dossier and each picked subdoel; and a line for each direction not known."""
    rows, unknown, seen = [], [], set()
    for koppeling in b.m.koppelingen:
        if not koppeling.subdoel:
            continue
        seen.add(koppeling.subdoel_id)
        direction, why = koppeling.get_richting_display(), " ".join(koppeling.toelichting.split())
        against = OPEN if koppeling.richting == Koppelrichting.WERKT_TEGEN else "niet van toepassing"
        if koppeling.richting == Koppelrichting.ONBEKEND:
            against = OPEN
            unknown.append(Regel(b.zinnen.hoofdzin("weet_men_niet", naar=in_words(koppeling))))
        scope = Reikwijdte(koppeling.reikwijdte).label if koppeling.reikwijdte else OPEN
        rows.append((str(koppeling.subdoel), direction, scope, sentence(why) if why else OPEN, against))
    for subdoel in b.m.subdoelen:
        if subdoel.pk not in seen:
            rows.append((str(subdoel), Koppelrichting.ONBEKEND.label, OPEN, OPEN, OPEN))
            naar = f"subdoel {subdoel.code} ({subdoel.titel})"
            unknown.append(Regel(b.zinnen.hoofdzin("weet_men_niet", naar=naar)))
    return tuple(rows), tuple(unknown)


def _figures(b: Bouwer):
    return tuple(line for meting in b.m.metingen for line in b.zin.cijfer(meting, b.m.peers))


def _afweging(b: Bouwer):
    heads = ("", "Niets doen", f"Keuze 2: {OPEN}", f"Keuze 3: {OPEN}")
    aspects = ("Hier, voor inwoners van nu", "Later, voor wie na ons komt", "Elders, voor buren en de wereld",
               "Wat kost het, en wie betaalt?")  # fmt: skip
    known = tuple(Regel(f"{agreed}.") for agreed in (*b.m.subdoelen, *b.m.afspraken))
    return [
        Deel("vraag", "Welke vraag ligt er?", regels=(Regel(f"{OPEN}?"),)),
        Deel("keuzes", "Wat gebeurt er bij elke keuze?", Vorm.TABEL, koppen=heads,
             rijen=tuple((aspect, OPEN, OPEN, OPEN) for aspect in aspects),
             uitleg="Geen punten en geen totalen. Wegen doet de raad. Zet bij elke keuze ook wie de last draagt."),
        Deel("raakt", "Welke afspraken raakt dit?", Vorm.STREEPJES, known or FIRST),
        Deel("cijfers", "Wat zeggen de cijfers en de voorbeelden?", Vorm.STREEPJES,
             (*_figures(b), *b.examples(b.zin)) or FIRST),
        Deel("onbekend", "Wat weten wij niet?", Vorm.STREEPJES, b.unknown() or FIRST),
        Deel("keuze", "Welke keuze blijft over voor de raad?", regels=FIRST),
    ]  # fmt: skip


def _jaarbeeld(b: Bouwer):
    """Without a year there is only room to write."""
    if b.m.jaar is None:
        return [Deel("opvalt", "Wat valt op?", regels=FIRST)]
    return Jaardelen(b.m.jaar, str(b.m.gemeente), b.m.today, b.zinnen, b.zin, b.m.peers).all()


PARTS = {
    Soort.MOTIE: _motie,
    Soort.VREEMD: lambda b: _motie(b, vreemd=True),
    Soort.AMENDEMENT: _amendement,
    Soort.VRAGEN: _vragen,
    Soort.MONDELING: _mondeling,
    Soort.INITIATIEF: _initiatief,
    Soort.PARAGRAAF: _paragraaf,
    Soort.AFWEGING: _afweging,
    Soort.JAARBEELD: _jaarbeeld,
}
SOURCES = {
    Soort.MOTIE: "Bronnen (geen deel van de motie)",
    Soort.VREEMD: "Bronnen (geen deel van de motie)",
    Soort.AMENDEMENT: "Bronnen (geen deel van het amendement)",
}


def build(soort: Soort, materiaal: Materiaal, zinnen: Zinnen, indiener: Indiener | None = None) -> Papier:
    """The whole paper, a concept; with nothing picked it is empty and right in form."""
    b = Bouwer(materiaal, zinnen, indiener or Indiener())
    delen, bronnen = _renumbered(tuple(PARTS[Soort(soort)](b)), tuple(b.bronnen))
    return Papier(
        soort=Soort(soort).value,
        soortnaam=Soort(soort).label,
        gemeente=str(materiaal.gemeente),
        titel=b.subject,
        delen=delen,
        kenmerken=heading(soort, b.gegevens),
        bronnen=bronnen,
        gegevens=b.gegevens,
        bronnenkop=SOURCES.get(soort, "Bronnen"),
        voet=_colophon(soort, materiaal),
        liggend=soort == Soort.AFWEGING,
        uit=materiaal.uit,
    )


def _renumbered(delen, bronnen):
    """Only the sources that are used, numbered as they come by: a short paper says less than it could."""
    used = dict.fromkeys(number for deel in delen for regel in deel.regels for number in regel.bronnen)
    new = {old: number for number, old in enumerate(used, 1)}

    def with_new(deel):
        regels = tuple(replace(r, bronnen=tuple(new[old] for old in r.bronnen)) for r in deel.regels)
        return replace(deel, regels=regels)

    return tuple(with_new(deel) for deel in delen), tuple(bronnen[old - 1] for old in used)


def heading(soort, gegevens: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The (label, text) pairs above a paper."""
    number, day = ("Nummer", f"{OPEN} (vult de griffie in)"), ("Vergadering", gegevens["datum"])
    if soort in (Soort.VRAGEN, Soort.MONDELING):
        return (("Aan", COLLEGE), ("Van", gegevens["naam"]), ("Datum", gegevens["dag"]))
    if soort in (Soort.PARAGRAAF, Soort.AFWEGING):
        return (("Bij", gegevens["agendapunt"]), day)
    if soort == Soort.JAARBEELD:
        return (("Jaar", gegevens["jaar"]), ("Van", gegevens["naam"]), day)
    if soort == Soort.VREEMD:
        return (number, day)
    if soort == Soort.INITIATIEF:
        return (number, ("Van", gegevens["naam"]), day)
    return (number, day, ("Agendapunt", gegevens["agendapunt"]))


def with_facts(papier: Papier, titel: str, gegevens: dict[str, str], zinnen: Zinnen) -> Papier:
    """The paper under another title and with other facts above it; its fixed sentences follow."""
    facts = papier.gegevens | gegevens
    delen = tuple(with_fixed(deel, facts, zinnen) for deel in papier.delen)
    new = {"titel": titel, "gegevens": facts, "delen": delen, "kenmerken": heading(papier.soort, facts)}
    return replace(papier, **new)


def _colophon(soort, materiaal: Materiaal) -> tuple[str, ...]:
    made = (
        f"Concept, gemaakt op {date_format(materiaal.today, 'j F Y')} met het Raadsportaal Internationaal van de VNG."
    )
    who = "De gemeente is" if soort == Soort.JAARBEELD else "De indieners zijn"
    lines = [f"{made} {who} verantwoordelijk voor de tekst."]
    if materiaal.gemeente.verzonnen:
        lines.append(f"{materiaal.gemeente} is een verzonnen gemeente.")
    return tuple(lines)

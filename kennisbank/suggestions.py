"""Which doelen, subdoelen and thema's the text of a praktijk asks for, each with the sentence that it rests on."""

import re
from dataclasses import dataclass

from agendas.duiding.current import current_engine
from agendas.duiding.document import judge_document
from agendas.duiding.passages import sentences_of
from agendas.models import Doel, Subdoel
from kennisbank.models import Praktijk, Thema

MOST_DOELEN = 4
MOST_SUBDOELEN = 4
MOST_THEMAS = 3
SHORTEST = 4  # letters of a keyword that says something by itself
LONGEST = 240  # characters of a sentence as shown


@dataclass(frozen=True)
class Doelsuggestie:
    """Something to add: which field, the record, and the sentence it rests on."""

    veld: str
    record: object
    zin: str

    @property
    def waarde(self):
        return self.record.pk


def text_of(praktijk: Praktijk) -> str:
    steps = [f"{stap.titel}. {stap.tekst}" for stap in praktijk.stapregels.all()]
    parts = [f"{praktijk.titel}.", praktijk.samenvatting, praktijk.probleem, *steps, praktijk.resultaat]
    return "\n\n".join(part for part in [*parts, praktijk.nl_duiding] if part)


def suggested(praktijk: Praktijk) -> list[Doelsuggestie]:
    """What is not chosen yet, the best first. Nothing for a text that is not Dutch: the lexicon reads Dutch only."""
    if praktijk.taal != "nl":
        return []
    text = text_of(praktijk)
    return [*_doelen(praktijk, text), *_themas(praktijk, text)]


def _doelen(praktijk, text):
    beeld = judge_document(current_engine(), text)
    chosen = {doel.nummer for doel in praktijk.doelen_op_volgorde}
    best = {b.doel: b.beste[0] for b in beeld.profiel if b.beste}
    room = max(MOST_DOELEN - len(chosen), 0)
    order = sorted((b for b in beeld.profiel if b.beste), key=lambda b: (-b.gewicht, b.doel))
    new = [b.doel for b in order if b.doel not in chosen][:room]
    records = {doel.nummer: doel for doel in Doel.objects.global_goals().select_related("agenda")}
    found = [Doelsuggestie("doel", records[n], _sentence(beeld, best[n], n)) for n in new]
    return found + _subdoelen(praktijk, beeld, best, [*chosen, *new])


def _subdoelen(praktijk, beeld, best, doelen):
    """Of the doelen that were chosen or are suggested: the first subdoel that their best passage points at."""
    has, places = {subdoel.code for subdoel in praktijk.subdoelen.all()}, {}
    for doel in doelen:
        if doel in best:
            for code in _vondst(beeld, best[doel], doel).subdoelen[:2]:
                places.setdefault(code, (doel, best[doel]))
    new = [code for code in places if code not in has][:MOST_SUBDOELEN]
    records = {subdoel.code: subdoel for subdoel in Subdoel.objects.filter(code__in=new)}
    return [
        Doelsuggestie("subdoel", records[c], _sentence(beeld, places[c][1], places[c][0])) for c in new if c in records
    ]


def _vondst(beeld, place, doel):
    return next(vondst for vondst in beeld.bevindingen[place].vondsten if vondst.doel == doel)


def _sentence(beeld, place, doel):
    """The sentence of a passage in which most of the words stand that speak for this doel."""
    text, spans = beeld.bevindingen[place].passage.tekst, _vondst(beeld, place, doel).bewijs
    sentences = list(sentences_of(text)) or [(0, len(text))]
    begin, end = max(sentences, key=lambda s: sum(s[0] <= span[0] < s[1] for span in spans))
    return _short(text[begin:end])


def _short(sentence):
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0] + " …"


def _themas(praktijk, text):
    """By their keywords: one in the title or summary, or two anywhere."""
    has, found = {thema.pk for thema in praktijk.themas.all()}, []
    lead = len(praktijk.titel) + len(praktijk.samenvatting) + 3
    for thema in Thema.objects.all():
        words = [word for word in thema.trefwoorden.lower().split() if len(word) >= SHORTEST]
        if thema.pk in has or not words:
            continue
        hits = list(re.finditer(rf"\b(?:{'|'.join(map(re.escape, words))})(?:en|s|n)?\b", text, re.I))
        if len(hits) > 1 or (hits and hits[0].start() < lead):
            found.append((len(hits), thema, _around(text, hits[0].start())))
    found.sort(key=lambda hit: (-hit[0], hit[1].naam))
    return [Doelsuggestie("thema", thema, zin) for _, thema, zin in found[:MOST_THEMAS]]


def _around(text, place):
    spans = [(begin, end) for begin, end in sentences_of(text) if begin <= place < end]
    begin, end = spans[0] if spans else (text.rfind("\n", 0, place) + 1, (text + "\n").find("\n", place))
    return _short(text[begin:end])

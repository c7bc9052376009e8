"""`manage.py duid`: which Global Goals a document touches, or each of many texts, with the words that show it."""

import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agendas.duiding.against import turning_words
from agendas.duiding.cards import cards_of
from agendas.duiding.current import current_engine
from agendas.duiding.document import judge_document
from agendas.duiding.engine import STERKTES
from raadsportaal.basis.documents import Onleesbaar, read_document
from raadsportaal.basis.storage import whole_file


class Command(BaseCommand):
    help = "Duid een document, of vele teksten: welke Global Goals raken ze, en waaruit blijkt dat?"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="?", help="een PDF, DOCX, ODT of gewone tekst")
        parser.add_argument("--json", action="store_true", help="het antwoord als JSON")
        parser.add_argument(
            "--kaarten", action="store_true", help="bij elke vondst de kaart waarop de griffie beslist, en de aantallen"
        )
        parser.add_argument(
            "--jsonl", nargs=2, metavar=("IN", "UIT"), help='vele teksten: elke regel {"id", "text", "heading"?}'
        )

    def handle(self, bestand, jsonl, **options):
        if bool(bestand) == bool(jsonl):
            raise CommandError("Geef een bestand, of --jsonl met een bestand voor de vragen en een voor de antwoorden.")
        try:
            if jsonl:
                self._lines(*map(Path, jsonl))
            else:
                self._document(Path(bestand), options["json"], options["kaarten"])
        except OSError as error:
            raise CommandError(f"{error.filename}: dit bestand is niet te lezen of te schrijven.") from error

    def _lines(self, source, target):
        engine, done, wrong = current_engine(), 0, 0
        with source.open("rb") as lines, whole_file(target) as out:
            for line in filter(bytes.strip, lines):
                answer = answer_to(engine, line)
                out.write(f"{json.dumps(answer)}\n".encode())
                done, wrong = done + 1, wrong + ("fout" in answer)
        self.stdout.write(f"{done} regels gelezen, {wrong} met een fout.")

    def _document(self, path, as_json, cards):
        try:
            document = read_document(path.name, path.read_bytes())
        except Onleesbaar as error:
            raise CommandError(str(error)) from error
        for melding in document.meldingen:
            self.stderr.write(melding)
        beeld = judge_document(current_engine(), document.tekst, document.pages)
        if as_json:
            self.stdout.write(json.dumps(document_as_json(beeld), ensure_ascii=False, indent=1))
        elif cards:
            self._cards(beeld)
        else:
            self._show(beeld)

    def _show(self, beeld):
        for bevinding in beeld.bevindingen:
            for vondst in bevinding.vondsten:
                self.stdout.write(_line(bevinding.passage, vondst))
        counting = ", ".join(str(doel) for doel in beeld.doelen) or "geen"
        blind = ", ".join(str(doel) for doel in beeld.blinde_vlekken) or "geen"
        self.stdout.write(f"\nHet hele document raakt de doelen: {counting}. Niet genoemd: {blind}.")
        world = ", ".join(f"{soort} {count}" for soort, count in beeld.wereld.items())
        self.stdout.write(f"Passages over de wereld: {world}.")
        if beeld.kansen:
            self.stdout.write("Kans voor een buitenlands voorbeeld bij doel " + ", ".join(map(str, beeld.kansen)) + ".")

    def _cards(self, beeld):
        """Each finding under its card, and that the sum of the cards is the reading."""
        cards = cards_of(beeld)
        for number, card in enumerate(cards, start=1):
            about = f"subdoel {card.subdoel}" if card.subdoel else f"doel {card.doel} als geheel"
            self.stdout.write(f"\nKaart {number}: {about} ({'apart: mogelijk' if card.mogelijk else card.sterkte})")
            for passage, vondst in card.plaatsen:
                turned = ", ".join(turning_words(passage.tekst))
                self.stdout.write(f"  {_line(passage, vondst)}{f' [richting? {turned}]' if turned else ''}")
        vondsten = Counter(v.sterkte for bevinding in beeld.bevindingen for v in bevinding.vondsten)
        possible = sum(card.mogelijk for card in cards)
        counted = ", ".join(f"{vondsten[sterkte]} {sterkte}" for sterkte in STERKTES)
        self.stdout.write(f"\nGevonden: {vondsten.total()} ({counted}).")
        self.stdout.write(f"Kaarten: {len(cards) - possible} om over te beslissen, {possible} apart als mogelijk.")
        self.stdout.write(f"Som van de kaarten: {sum(len(card.plaatsen) for card in cards)}.")


def _line(passage, vondst):
    words = ", ".join(passage.tekst[begin:end] for begin, end in vondst.bewijs)
    page = f"blz. {passage.bladzijde}, " if passage.bladzijde else ""
    where = f"{page}{passage.kop}".strip(", ")
    return f"{vondst.sterkte:9} doel {vondst.doel:2}  {where}: {words}"


def answer_to(engine, line: bytes) -> dict:
    """The answer to one line of JSON, or what is wrong with it in words."""
    key = None
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            return {"id": None, "fout": "Deze regel is geen JSON-object."}
        key = asked.get("id")
        text, heading = asked.get("text"), asked.get("heading") or ""
        if not isinstance(text, str) or not isinstance(heading, str):
            return {"id": key, "fout": "text en heading moeten tekst zijn."}
        return {"id": key, "doelen": [as_json(vondst) for vondst in engine.judge(text, heading)]}
    except (ValueError, RecursionError):
        return {"id": key, "fout": "Deze regel is geen geldige JSON."}


def as_json(vondst) -> dict:
    """A finding as the contract has it."""
    bewijs = [list(span) for span in vondst.bewijs]
    return {"doel": vondst.doel, "sterkte": vondst.sterkte, "subdoelen": vondst.subdoelen, "bewijs": bewijs}


def document_as_json(beeld) -> dict:
    """A whole document: passages with findings, and the profile."""
    passages = [
        {
            "begin": bevinding.passage.begin,
            "einde": bevinding.passage.einde,
            "kop": bevinding.passage.kop,
            "bladzijde": bevinding.passage.bladzijde,
            "tekst": bevinding.passage.tekst,
            "doelen": [as_json(vondst) for vondst in bevinding.vondsten],
        }
        for bevinding in beeld.bevindingen
    ]
    profile = [{"doel": b.doel, "passages": b.passages, "sterk": b.sterk, "beste": b.beste} for b in beeld.profiel]
    whole = {"doelen": beeld.doelen, "blinde_vlekken": beeld.blinde_vlekken, "profiel": profile}
    return {**whole, "wereld": beeld.wereld, "kansen": beeld.kansen, "passages": passages}

"""Make a version of the lexicon from the tables, show what it would change, and publish it or an older one."""

from datetime import datetime
from functools import lru_cache

from django.db import transaction

from agendas.duiding.current import engine_and_version, kept_engine
from agendas.duiding.engine import Engine
from agendas.duiding.examples import Learned
from agendas.duiding.lexicon import DATA, Lexicon, Lexiconmasker, Lexiconterm, Lexiconzin
from agendas.models import Drempel, Leervoorbeeld, Lexiconversie, Masker, Term, Voorbeeldzin
from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.basis.tables.files import own_rows
from raadsportaal.basis.texts import split_list


def lexicon_of_tables(versie: int = 0) -> Lexicon:
    """What takes part now, as an editor left it."""
    termen, maskers, zinnen = Term.objects.in_use(), Masker.objects.in_use(), Voorbeeldzin.objects.in_use()
    return Lexicon(
        [Lexiconterm(t.term, t.doel, tuple(t.subdoelen), t.gewicht, t.randen) for t in termen.order_by("pk")],
        [Lexiconmasker(m.frase, m.soort) for m in maskers.order_by("pk")],
        [Lexiconzin(z.zin, tuple(z.doelen), tuple(z.subdoelen)) for z in zinnen.order_by("pk")],
        {d.doel: (d.tonen, d.sterk) for d in Drempel.objects.in_use()},
        versie,
    )


@transaction.atomic
def make_version(*, by: str, toelichting: str, now: datetime) -> Lexiconversie:
    """Compile what takes part now; takes some seconds. Not in use until it is published."""
    one_at_a_time("versie van het lexicon")  # two editors at once make two, one after the other
    last = Lexiconversie.objects.light().order_by("-nummer").first()
    lexicon = lexicon_of_tables(last.nummer + 1 if last else 1)
    learned = [_learned(row) for row in Leervoorbeeld.objects.of_decisions()]
    engine = Engine.compiled(lexicon, learned) if learned else kept_engine(lexicon)
    before, compared = engine_and_version() if last else (None, None)
    return Lexiconversie.objects.create(
        nummer=lexicon.versie,
        toelichting=toelichting,
        inhoud=lexicon.as_json(),
        gewichten=engine.model.dumps() if engine.model else b"",
        aantallen={
            "termen": len(lexicon.termen),
            "maskers": len(lexicon.maskers),
            "zinnen": len(lexicon.zinnen),
            "besluiten": len(learned),
        },
        vergeleken_met=compared,
        gevolgen=consequences(before, engine) if before else [],
        gemaakt_op=now,
        gemaakt_door=by,
    )


def publish(versie: Lexiconversie, now: datetime) -> None:
    """Texts are judged with this version from now on. Rolling back is publishing an older one."""
    versie.gepubliceerd_op = now
    versie.save(update_fields=["gepubliceerd_op"])


def _learned(row):
    import numpy as np  # here: it takes 0.2 s to import

    return Learned(
        np.array(row.vakken, np.int64), np.array(row.waarden, np.float32), tuple(row.doelen), float(row.gewicht)
    )


def consequences(before: Engine, after: Engine) -> list[dict]:
    """The trial texts that get other doelen or another strength: text, heading, wanted doelen, was and becomes."""
    found = []
    for proef in trial_texts():
        was, wordt = (_shown(engine.judge(proef["tekst"], proef["kop"])) for engine in (before, after))
        if was != wordt:
            found.append({**proef, "was": was, "wordt": wordt})
    return found


def _shown(vondsten):
    return [[vondst.doel, vondst.sterkte] for vondst in sorted(vondsten, key=lambda v: v.doel)]


@lru_cache(1)
def trial_texts() -> tuple[dict, ...]:
    """The fixed set of texts on which a version shows what it changes; data/proefteksten.csv."""
    rows = own_rows(DATA / "proefteksten.csv")
    return tuple({**row, "doelen": [*map(int, split_list(row["doelen"]))]} for row in rows)

"""Make agendas/data/meetlat from the figures that were gathered (docs/gegevens.md says from where).

    .venv/bin/python -m tools.meetlat_data <folder with indicators.csv and observations/>

It keeps what the portal shows and drops what only the gathering needed. Texts of indicators that are there already
stay: they were written for readers after the first time.
"""

import csv
import sys
from pathlib import Path

from django.utils.text import slugify

from raadsportaal.basis.tables.files import own_rows

TARGET = Path(__file__).resolve().parents[1] / "agendas" / "data" / "meetlat"
# From this year on it is measured otherwise: nothing before it is compared with what comes after.
BREAKS = {
    "gas_woning": 2022,
    "co2_gas_woning": 2022,
    "stroom_woning": 2022,
    "jeugdhulp": 2021,
    "jeugdbescherming": 2021,
}
COMPUTED = {
    "zon_watt", "zon_woning", "bijstand_1565", "loonkosten", "co2_gas_woning", "co2_gas_inwoner", "inhuur",
    "eigen_heffingen", "bebouwd", "groen_stad", "bos_natuur", "nieuwbouw", "opkomst_tk", "laadpunten",
}  # fmt: skip
UNITS = {"m3 per jaar": "m³ per jaar", "m2 per inwoner": "m² per inwoner"}


def write(name, columns, lines):
    path = TARGET / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)


def indicatoren(source):
    path = TARGET / "indicatoren.csv"
    written = {row["code"]: row for row in own_rows(path)} if path.exists() else {}
    for row in own_rows(source / "indicators.csv"):
        code = row["indicator"]
        fresh = {
            "code": code,
            "slug": slugify(code.replace("_", "-")),
            "titel": row["label_nl"],
            "eenheid": UNITS.get(row["unit"], row["unit"]),
            "decimalen": row["decimals"],
            "doel": row["goal"],
            "subdoelen": row["targets"],
            "band": "" if row["tie"] == "context" else row["tie"],
            "richting": row["direction"],
            "invloed": row["influence"],
            "soort": row["kind"],
            "bron": row["source_key"],
            "tabel": row["table"],
            "breuk": BREAKS.get(code, ""),
            "berekend": "ja" if code in COMPUTED or code.startswith("uit_") else "",
            "definitie": row["definition_nl"],
            "kanttekening": row["caveat_nl"],
        }
        yield written.get(code, fresh)


def main(folder):
    source = Path(folder)
    columns = [
        "code", "slug", "titel", "eenheid", "decimalen", "doel", "subdoelen", "band", "richting", "invloed", "soort",
        "bron", "tabel", "breuk", "berekend", "definitie", "kanttekening",
    ]  # fmt: skip
    write("indicatoren.csv", columns, list(indicatoren(source)))
    for path in sorted((source / "observations").glob("*.csv")):
        lines = (
            {"gemeente": r["gemeente_code"], "indicator": r["indicator"], "jaar": r["year"], "waarde": r["value"],
             "noot": r["note"]}
            for r in own_rows(path)
        )  # fmt: skip
        write(f"waarden/{path.stem}.csv", ["gemeente", "indicator", "jaar", "waarde", "noot"], lines)
    margins = (
        {"gemeente": r["gemeente_code"], "indicator": r["indicator"], "jaar": r["year"], "laag": r["low"],
         "hoog": r["high"]}
        for r in own_rows(source / "margins.csv")
    )  # fmt: skip
    write("marges.csv", ["gemeente", "indicator", "jaar", "laag", "hoog"], margins)
    national = (
        {"indicator": r["indicator"], "jaar": r["year"], "waarde": r["value"], "hoe": r["how"]}
        for r in own_rows(source / "national.csv")
    )
    write("landelijk.csv", ["indicator", "jaar", "waarde", "hoe"], national)
    sources = (
        {"sleutel": r["source_key"], "uitgever": r["publisher"], "titel": r["title"], "tabel": r["table"],
         "licentie": r["licence"], "vindplaats": f"{r['repository']}: {r['path']} ({r['commit']})"}
        for r in own_rows(source / "sources.csv")
    )  # fmt: skip
    write("bronnen.csv", ["sleutel", "uitgever", "titel", "tabel", "licentie", "vindplaats"], sources)
    checks = (
        {"controle": r["check"], "waarde": r["value_or_n"], "naast": r["compared_with"], "uitslag": r["result"]}
        for r in own_rows(source / "checks.csv")
    )
    write("controles.csv", ["controle", "waarde", "naast", "uitslag"], checks)
    wanted = (
        {"code": r["indicator"], "titel": r["label_nl"], "doel": r["goal"], "subdoelen": r["targets"],
         "uitgever": r["publisher"], "tabel": r["table_or_route"], "waarom": r["why_not_here"]}
        for r in own_rows(source / "wanted.csv")
    )  # fmt: skip
    write("ontbreekt.csv", ["code", "titel", "doel", "subdoelen", "uitgever", "tabel", "waarom"], wanted)


if __name__ == "__main__":
    main(sys.argv[1])

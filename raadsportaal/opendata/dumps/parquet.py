"""Parquet, made by DuckDB of lines of JSON: with the type of each field, and with little memory."""

from pathlib import Path

from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.velden import Veld, Vorm

TYPES = {
    Vorm.TEKST: "VARCHAR",
    Vorm.ADRES: "VARCHAR",
    Vorm.GEHEEL: "BIGINT",
    Vorm.GETAL: "DOUBLE",
    Vorm.JA_NEE: "BOOLEAN",
    Vorm.DATUM: "DATE",
    Vorm.MOMENT: "TIMESTAMP",  # in UTC
    Vorm.PUNT: 'STRUCT("type" VARCHAR, coordinates DOUBLE[])',
}
LIMITS = {"threads": 1, "memory_limit": "256MB", "autoinstall_known_extensions": False}
LONGEST = 64_000_000  # bytes of a line


def write(soort: Soort, lines: Path, into: Path) -> None:
    import duckdb  # here: it takes a while to import, and only the night needs it

    columns = {veld.naam: kind(veld) for veld in soort.velden}
    terms = {"licentie": soort.licentie.naam, "bron": soort.bron}
    # Our own names and texts only: what records hold is read by DuckDB from the file.
    copy = f"""
    COPY (
        SELECT * FROM read_json(
            {_text(lines)}, format = 'newline_delimited', maximum_object_size = {LONGEST},
            columns = {{{", ".join(f"{_text(name)}: {_text(told)}" for name, told in columns.items())}}}
        )
    ) TO {_text(into)} (
        FORMAT parquet, COMPRESSION zstd,
        KV_METADATA {{{", ".join(f"{name}: {_text(told)}" for name, told in terms.items())}}}
    )
    """  # noqa: S608
    with duckdb.connect(config=LIMITS | {"temp_directory": str(into.parent)}) as database:
        database.execute(copy)


def kind(veld: Veld) -> str:
    """The type of a field in a table."""
    if veld.delen:
        parts = ", ".join(f'"{deel.naam}" {kind(deel)}' for deel in veld.delen)
        return f"STRUCT({parts})[]"
    return f"{TYPES[veld.vorm]}{'[]' if veld.lijst else ''}"


def _text(value):
    return "'" + str(value).replace("'", "''") + "'"

"""The register as rows: never the contact of a municipality."""

from raadsportaal.basis.tables.exports import harmless

COLUMNS = [
    "gemeente", "gemeentecode", "tooi_uri", "provincie", "naam_in_bron", "partner", "land", "landcode", "breedtegraad",
    "lengtegraad", "soort", "stand", "sinds", "tot", "themas", "toelichting", "bevestigd_op", "bron", "zekerheid_bron",
    "verzonnen",
]  # fmt: skip


def rows(banden):
    """The heading, and a row for each."""
    yield COLUMNS
    for band in banden:
        yield [harmless(value) for value in _row(band)]


def _row(band):
    return [
        band.gemeente.naam, band.gemeente.code, band.gemeente.tooi_uri, band.gemeente.get_provincie_display(),
        band.geregistreerd_als, band.plaats, band.land.naam, band.land.code, band.breedtegraad, band.lengtegraad,
        band.get_soort_display(), band.get_stand_display(), band.sinds, band.tot,
        "; ".join(thema.naam for thema in band.themas.all()), band.toelichting, band.bevestigd_op, band.bron,
        band.bron_zekerheid, "ja" if band.gemeente.verzonnen else "",
    ]  # fmt: skip

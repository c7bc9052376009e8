"""Who may do what with drafts, what hangs on them, and what people keep, as the database asks it (for migrations).

The lock of a deling says for whom it is; a draft opens for whoever can see a deling of it that its own maker made.
"""
# ruff: noqa: S608 (of our own words only)

from raadsportaal.gemeenten.rowsecurity import ALL, GRIFFIER, ME

OF_MAKER = f"maker_id::text = {ME} OR {ALL}"

IN_ITS_FRACTIE = f"""
  SELECT 1 FROM gemeenten_lidmaatschap ik, gemeenten_lidmaatschap deler
  WHERE ik.gemeente_id = instrumenten_deling.gemeente_id AND ik.gebruiker_id::text = {ME}
  AND deler.gemeente_id = ik.gemeente_id AND deler.gebruiker_id = instrumenten_deling.maker_id
  AND ik.fractie = instrumenten_deling.fractie AND deler.fractie = instrumenten_deling.fractie
"""
MEANT = f"met_id::text = {ME} OR kring = 'griffie' AND {GRIFFIER} OR kring = 'fractie' AND EXISTS ({IN_ITS_FRACTIE})"

# Of a bewaarlijst: what its keeper shows to the fractie that both are in, and did not take off.
KEPT_IN_ITS_FRACTIE = f"""
  fractie <> '' AND weg_op IS NULL AND EXISTS (
    SELECT 1 FROM gemeenten_lidmaatschap ik, gemeenten_lidmaatschap bewaarder
    WHERE ik.gemeente_id = instrumenten_bewaard.gemeente_id AND ik.gebruiker_id::text = {ME}
    AND bewaarder.gemeente_id = ik.gemeente_id AND bewaarder.gebruiker_id = instrumenten_bewaard.wie_id
    AND ik.fractie = instrumenten_bewaard.fractie AND bewaarder.fractie = instrumenten_bewaard.fractie
  )
"""

_SHOWN = "EXISTS (SELECT 1 FROM instrumenten_deling d WHERE d.concept_id = {draft}.id AND d.maker_id = {draft}.maker_id"


def reads(draft: str) -> str:
    """Whether this person may read the draft, a row that goes by this name."""
    return f"{draft}.maker_id::text = {ME} OR {ALL} OR {_SHOWN.format(draft=draft)})"


def writes(draft: str) -> str:
    return f"{draft}.maker_id::text = {ME} OR {ALL} OR {_SHOWN.format(draft=draft)} AND d.mag_schrijven)"


# Of what hangs on a draft by its concept_id.
OF_READER = "EXISTS (SELECT 1 FROM instrumenten_concept c WHERE c.id = concept_id)"
OF_WRITER = f"EXISTS (SELECT 1 FROM instrumenten_concept c WHERE c.id = concept_id AND ({writes('c')}))"
OF_ITS_MAKER = f"EXISTS (SELECT 1 FROM instrumenten_concept c WHERE c.id = concept_id AND (c.{OF_MAKER}))"

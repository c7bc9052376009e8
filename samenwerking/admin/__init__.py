"""The admin of samenwerking; each part registers its own."""

from samenwerking.admin import (  # noqa: F401
    advies,
    belangenbehartiging,
    bijeenkomsten,
    landen,
    oproepen,
    opweg,
    programmas,
    stedenbanden,
)

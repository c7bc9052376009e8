"""The admin of samenwerking; each part registers its own."""

from samenwerking.admin import advies, bijeenkomsten, landen, oproepen, programmas, stedenbanden  # noqa: F401

"""The read API under /api/v1: what a visitor can read, for programs, by the Dutch API Design Rules."""

VERSIE = "1.0.0"  # semver: a field or filter that goes away or changes is a new major version, with a new address

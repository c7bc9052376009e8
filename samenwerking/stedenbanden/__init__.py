"""The register of city partnerships, and what a municipality says of its own."""

"""Duiding: which doelen and subdoelen a text touches, with the words that it rests on (docs/duiding.md).

The engine knows no Django and no tables (import-linter holds it): `lexicon` is its data, `engine` judges a passage
with the terms of `matching` and the model of `linear`, `document` judges a whole text by its `passages` and where it
speaks of the world (`international`), `rows` keeps findings as plain lists, `normalise` makes letters plain.

Three modules stand between the engine and the database: `loading` puts the lexicon of data/*.csv into the tables,
`publishing` makes a version of what stands there, and `current` gives the engine of the version in use.
"""

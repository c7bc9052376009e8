"""Duiding: which doelen and subdoelen a text touches, with the words that it rests on (docs/duiding.md)."""

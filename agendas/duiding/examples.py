"""What the linear model learns from. Apart from linear.py, that everything may know it without importing numpy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

WORD = re.compile(r"[a-z0-9à-ÿ'-]+")


@dataclass(frozen=True)
class Example:
    """A text with its doelen, none for a text that says nothing; weighs 1 as a sentence does."""

    tekst: str
    doelen: tuple[int, ...]
    gewicht: float = 1.0


@dataclass(frozen=True)
class Learned:
    """A passage that a clerk decided about, as linear.features(): the words themselves are not here."""

    buckets: np.ndarray
    counts: np.ndarray
    doelen: tuple[int, ...]
    gewicht: float = 1.0

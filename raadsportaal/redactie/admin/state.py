"""What the desk knows while it answers one request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from raadsportaal.basis.per_request import PerRequest

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import Func

    from raadsportaal.redactie.models import Publicatie, Werkkopie


@dataclass
class DeskState(PerRequest):
    """Of the forms and lists of every Publicatie, and of the queue of what to check."""

    # The record of a form that is opened, and not sent: read once, though the form view of Django asks for it again.
    shown: Publicatie | None = None

    # The working copy of the record of the form, if it has one: when the form is opened or sent.
    kopie: Werkkopie | None = None

    # The form is shown with what was typed, or with the working copy in it, and is not saved: before it is made.
    only_shows: bool = False

    # What is being saved is undone afterwards, for a working copy or a preview: nobody must hear of it.
    is_undone: bool = False

    # Whose words are being saved, where that is not who pressed the button: when a working copy is published.
    writer: AbstractBaseUser | None = None

    # Whether the form that was saved said anything new: when its rows are saved.
    has_changed: bool = False

    # The record that was saved, and those that look like it: {their number: why}. After the saving they are written
    # down: what a working copy saves is undone with all it did.
    alike: tuple[Publicatie, dict[int, Any]] | None = None

    # Why it was not laid in the trash; the answer tells it.
    refusal: str = ""

    # The reasons to check that were on the screen of the queue; None where there was none: then all
    # are settled but what visitors wrote.
    points: list[int] | None = None

    # What a list found for its search words: asked once, used for every count.
    found: dict[str, Func] = field(default_factory=dict)

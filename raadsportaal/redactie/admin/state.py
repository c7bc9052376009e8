"""What the desk knows while it answers one request: Django hands the hooks of a ModelAdmin nothing else to share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

    from raadsportaal.redactie.admin.searching import Among
    from raadsportaal.redactie.models import Publicatie, Werkkopie


@dataclass
class DeskState:
    """Made at the first question about a request, and gone with its answer. Each field says who sets it."""

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

    # The record that was saved, and those that look like it: {its number: why}. Kept when nothing was undone.
    alike: tuple[Publicatie, dict[int, Any]] | None = None

    # Why it was not laid in the trash; the answer tells it.
    refusal: str = ""

    # The reasons to check that were on the screen of the queue; None where there was no
    # such screen: then all but what visitors wrote.
    points: list[int] | None = None

    # What a list found for its search words, and the choices of its filters: asked once, used for every count.
    found: dict[str, Among] = field(default_factory=dict)
    choices: dict[str, list[tuple]] = field(default_factory=dict)


def state_of(request: HttpRequest) -> DeskState:
    """The one of this request."""
    if "desk_state" not in request.__dict__:
        request.desk_state = DeskState()  # type: ignore[attr-defined]
    return request.desk_state  # type: ignore[attr-defined]

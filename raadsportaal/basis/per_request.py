"""What several hooks must know of one request, where Django hands them nothing else to share, as in a ModelAdmin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from django.http import HttpRequest


class PerRequest:
    """Derive a dataclass from it whose fields have a default, and say of each field who sets it."""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The one of this request: made at the first question, gone with the answer."""
        made = request.__dict__.setdefault("per_request", {})
        if cls not in made:
            made[cls] = cls()
        return made[cls]

"""What a record still lacks before it can be published: words, with the place in the form where it can be filled in."""


class Gemis(str):
    """A text like any other; `veld` is the id in the form that a link leads to."""

    __slots__ = ("veld",)

    def __new__(cls, text, veld=""):
        self = super().__new__(cls, text)
        self.veld = veld
        return self


def lacking(*wanted) -> list[Gemis]:
    """Of (there, what, id in the form) those that are not there."""
    return [Gemis(what, veld) for there, what, veld in wanted if not there]

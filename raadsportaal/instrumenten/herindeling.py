"""What a merger of municipalities does to drafts: they go along with their makers. The rules of a council do not."""

from raadsportaal.dossiers.herindeling import moves_along


@moves_along
def concepten(van, naar):
    """The versions follow by their composite foreign key."""
    van.concepten.update(gemeente=naar)

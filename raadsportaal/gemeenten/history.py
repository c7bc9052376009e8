"""The history of a municipal table: a trigger writes each change with who, and the row stays behind the same lock."""

import pghistory


def tracked(*, exclude=()):
    """Decorate a model: its event table gets every insert, update and delete, with the person in `pgh_context`."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        # In the row itself: it falls under the same row-level security and the same term of keeping.
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,
    )

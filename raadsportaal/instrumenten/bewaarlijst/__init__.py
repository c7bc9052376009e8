"""The bewaarlijst: what a member found and keeps, in an own order and with notes, to bring to the council."""

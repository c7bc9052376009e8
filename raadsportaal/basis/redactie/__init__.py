"""The editorial desk of every Publicatie: its workflow, working copies, and what must be looked at again."""

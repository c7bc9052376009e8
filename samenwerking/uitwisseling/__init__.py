"""Which municipalities work on a thema across the border: read only, from what is in the portal already."""

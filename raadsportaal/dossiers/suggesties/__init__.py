"""From a text to suggestions: reading it, showing what it touches, and keeping it with a dossier."""

"""A guide for councils that want to begin with international policy."""

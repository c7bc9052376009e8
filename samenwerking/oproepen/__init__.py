"""Calls for knowledge, what municipalities offer, and their responses."""

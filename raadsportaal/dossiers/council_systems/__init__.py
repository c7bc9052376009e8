"""Rows of dossiers from the public council information of OpenBesluitvorming, Notubiz and iBabs."""

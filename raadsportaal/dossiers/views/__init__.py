"""Pages of dossiers; every view stands behind the gate of gemeenten/access.py."""

"""Pages of papers; every view stands behind the gate of gemeenten/access.py."""

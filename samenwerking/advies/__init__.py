"""Asking VNG International for advice, and answers for everyone."""

"""Countries: who works where, and the talks between municipalities."""

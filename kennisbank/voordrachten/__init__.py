"""Praktijken that people outside VNG propose: the form, what an editor does with them, and the e-mails about it."""

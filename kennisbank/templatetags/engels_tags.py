"""The words of kennisbank/engels/words.py, for templates."""

from django import template

from kennisbank.engels import words

register = template.Library()

register.filter("doel_engels", words.goal)
register.filter("doelen_engels", words.goals)
register.filter("feiten_engels", words.facts)
register.filter("delen_engels", words.parts)
register.filter("zekerheid_engels", words.certainty)
register.filter("controle_engels", words.checked)
register.filter("bron_engels", words.source)
register.filter("datum_engels", words.day)

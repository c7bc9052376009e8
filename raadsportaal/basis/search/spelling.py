"""Which known word a typing error means: the one that shares most threes of letters, of those in front of a record."""

LIKE = 0.45  # the part of their threes that both words have, from which one is taken for the other
MOST_OFF = 2  # letters that it may be longer or shorter: a kwartelei is no kwart
SHORTEST = 5  # letters of a word that is looked at
# Of a row `asked` with a `word`; for SQL that gives `like` and `off`.
KNOWN_INSTEAD = """
SELECT word FROM basis_searchword
WHERE in_front AND word %% asked.word AND similarity(word, asked.word) > %(like)s
AND abs(length(word) - length(asked.word)) <= %(off)s
ORDER BY similarity(word, asked.word) DESC, word LIMIT 1
"""
BOUNDS = {"like": LIKE, "off": MOST_OFF}

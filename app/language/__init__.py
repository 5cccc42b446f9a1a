"""Plain language: the glossary of hard words, and the check that finds them and says what to write instead.

Words: a *term* is a hard word with a plain wording; a *finding* is a passage of a text with a reason and an offer.
Neighbours: sites below (each keeps its own terms), processes and everything that shows or takes a text above.
"""

"""Statement cards: short sentences of a consultation to which anyone says agree, disagree or don't know in one tap.

Words: a *position* is one person's last word on one statement. Neighbours: contributions below (a statement is one).
"""

"""Moderation with rights: acts on inputs, reports, appeals decided by somebody else, and a public register.

Words: an *act* is one decision with its rule and reason, undone but never erased; a *report* is a reader's alarm; an
*appeal* contests a hiding. Neighbours: contributions below, routing above.
"""

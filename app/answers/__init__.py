"""Answers in plain words by a public date, commitments kept until done, and « were you heard? ».

Words: an *answer* says what was understood, what will be done or cannot be and why; a yes becomes a *commitment*; *heard*
is the resident's word on it; a « no » with a reason reopens once, for somebody else. Neighbours: routing below.
"""

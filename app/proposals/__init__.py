"""Ideas: what residents propose in a consultation or any day of the year, on at most four small screens.

Words: a *proposal* is an idea; residents only ever read « idée ». Neighbours: contributions below (a proposal is one).
"""

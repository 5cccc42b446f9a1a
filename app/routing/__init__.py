"""Routing: to the right team of the right town, with the reason said; bounces, helpers, questions, bodies outside.

Words: an *assignment* gives an input to a team as lead or helper; a *bounce* returns it (« not ours ») with a reason; a
*forwarding* tells the resident that somebody outside the town is competent. Neighbours: moderation below, answers above.
"""

"""Votes of a neighbourhood council: roll, proxies, quorum, ballots, count, minutes; anyone can check them.

Words: an *elector* is one line of a vote's roll; the *register* says who has voted and nothing else; a *ballot* holds *marks*
(option key → value), never a name unless the vote is open; the *board* is the public chain of a sealed vote. `methods` counts,
`sealed` encrypts and audits; both are pure. Neighbours: contributions and sites below; ballots are never contributions.
"""

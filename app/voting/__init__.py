"""Votes: a question put to a roll of voters, ballots that count once, a count anyone can check.

`methods` counts (pure), `formats` reads and writes other people's files, `wording` says rules and results in plain sentences.
Neighbours: a vote is a dated step of a process (below); ballots are never contributions.
"""

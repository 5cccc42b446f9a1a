"""The spine: every input, its channel (web, helped, paper, phone), its place, its receipt, its state and its clock.

Words: a *contribution* is anything a resident says that gets an answer; the *receipt code* opens its page; a *support* is
« me too ». Upper packages extend the spine (proposals, statements) or point at it (moderation, routing, answers).
"""

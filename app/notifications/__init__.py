"""Following and telling: every notice is derived from the audit outbox, reaches its reader once, in their language.

Words: a *follow* links a reader to a subject; a *notice* is one message to one reader on one channel; the *cursor* says how
far the outbox was read. Neighbours: reads everything below; the worker calls its jobs.
"""

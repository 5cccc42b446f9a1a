"""Who did what, for whom, when: append-only, hash-chained, and the outbox from which every notice is derived.

Words: an *entry* is one verb that happened; its *facts* hold ids and plain values, never personal data, so that
erasing a person never breaks the chain. Neighbours: every package's actions record here; notifications reads from here.
"""

"""People: accounts, sign-in, consent, needs, and the participant, the detachable author of what is said.

Words: a *participant* is a browser or a person taken down on paper; it may belong to an *account*; a *contact* is an
optional address for the answer. Opinion tables point at participants only. Neighbours: sites adds the roles.
"""

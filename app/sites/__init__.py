"""Sites: towns and groups of towns, their territories, themes, teams, roles and settings.

Words: a *site* is the space of one town or group; a *territory* is a neighbourhood, a member town or a place with a QR
code; a *team* answers; a *grant* is a role given and revoked, never edited. Neighbours: people below, processes above.
"""

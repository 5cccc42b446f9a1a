"""Votes on screen: for electors, organisers, the meeting room, keepers of codes and trustees."""

from app.voting.views.blueprint import bp

__all__ = ["bp"]

"""The verbs of people: leaving an address, ways in, passwords, sessions."""

from app.people.actions.accounts import change_password, come_in, enrol_second_factor, open_staff_account, revoke_sessions, second_factor_passes
from app.people.actions.contacts import BadAddress, leave_contact, leave_postal
from app.people.actions.participants import first_gesture
from app.people.actions.tokens import ask_way_in, code_of, issue_token, redeem_code, redeem_token, secret_of

__all__ = [
    "BadAddress", "ask_way_in", "change_password", "code_of", "come_in", "enrol_second_factor", "first_gesture", "issue_token", "leave_contact",
    "leave_postal", "open_staff_account", "redeem_code", "redeem_token", "revoke_sessions", "second_factor_passes", "secret_of",
]

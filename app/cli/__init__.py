"""Commands of the platform: `./entendu flask <command>`. Each opens its own transaction and says in French what it did."""

from flask import Flask

from app.cli.audit_vote import audit_vote
from app.cli.count import count_votes
from app.cli.demonstration import demo_sign_ins, load_demo
from app.cli.inputs import import_inputs
from app.cli.people import invite
from app.cli.upkeep import apply_retention, list_routes, send_due, verify_chain

COMMANDS = (
    verify_chain, send_due, apply_retention, invite, list_routes, load_demo, demo_sign_ins, import_inputs, audit_vote, count_votes,
)


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    for command in COMMANDS:
        app.cli.add_command(command)

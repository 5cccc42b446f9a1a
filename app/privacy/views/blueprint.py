"""The blueprint of personal data."""

from flask import Blueprint

bp = Blueprint("privacy", __name__)

"""The blueprint of plain language."""

from flask import Blueprint

bp = Blueprint("language", __name__)

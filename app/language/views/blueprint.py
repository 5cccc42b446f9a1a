"""The blueprint of words and texts."""

from flask import Blueprint

bp = Blueprint("language", __name__)

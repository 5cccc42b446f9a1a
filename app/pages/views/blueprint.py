"""The blueprint of the gathering pages."""

from flask import Blueprint

bp = Blueprint("pages", __name__)

"""The desk: today, lists, writing, preview, signatures, more time, promises, ready answers."""

from app.answers.views.desk import (  # noqa: F401 – each adds its routes to the blueprint
    extension, listing, preview, promises, signatures, templates, today, writing,
)

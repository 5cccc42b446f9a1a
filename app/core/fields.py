"""Form fields of the platform: clean what is typed, say errors in plain French, and keep everything on a bad form."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, request
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from app.core.html import clean_line, clean_text, plain_excerpt, render_long, render_markdown
from app.core.i18n import _, _l



View = TypeVar("View", bound=Callable[..., Any])


def checks_own_token(view: View) -> View:
    """Mark a view whose form checks its CSRF token itself: a page left open overnight then comes back with everything typed.

    Such a view must do nothing before `form.validate()`, and nothing at all when `form.is_stale`.
    """
    view.checks_own_token = True  # type: ignore[attr-defined]
    return view


class Form(FlaskForm):
    """A form with CSRF whose errors are shown on top and beside each field."""

    class Meta(FlaskForm.Meta):
        """Reads what a browser's form sends and nothing else: a JSON body may be nested beyond any parser's depth."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            return None if request and request.is_json else super().wrap_formdata(form, formdata)

    @property
    def problems(self) -> list[tuple[str, Any]]:
        """(field id, sentence) for the error summary, in the page's order."""
        stale = [("csrf_token", _("Cette page est restée ouverte longtemps. Relisez, puis envoyez de nouveau."))]
        typed = [
            (field.id, error) for field in self if field.id != "csrf_token" for error in field.errors
            if isinstance(error, str) or hasattr(error, "_func")
        ]
        return (stale if self.is_stale else []) + typed

    @property
    def is_stale(self) -> bool:
        """Whether the token was too old, lost with its session, or forged: nothing of the request may be acted upon."""
        return "csrf_token" in self and bool(self["csrf_token"].errors)


class Required:
    """Something must be there; the sentence says what."""

    field_flags = {"required": True}

    def __init__(self, sentence: Any = None) -> None:
        self.sentence = sentence or _l("Écrivez quelque chose ici.")

    def __call__(self, _form: Any, field: Field) -> None:
        if field.data in (None, "", []) or (isinstance(field.data, str) and not field.data.strip()):
            raise ValidationError(str(self.sentence))


class Limit(Length):
    """At most so many characters, with a sentence that says how many."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most, message=str(most))
        self.most = most

    def __call__(self, _form: Any, field: Field) -> None:
        if len(field.data or "") > self.most:
            raise ValidationError(_("C’est trop long : %(now)d signes. Gardez-en %(max)d au plus.", now=len(field.data), max=self.most))


class LineField(StringField):
    """One line, cleaned of control characters, bidi overrides and doubled spaces."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data: str = clean_line(valuelist[0]) if valuelist else (self.data or "")


class TextField(TextAreaField):
    """Several lines, cleaned the same way, line breaks kept."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data: str = clean_text(valuelist[0]) if valuelist else (self.data or "")


class OnceKey(HiddenField):
    """An idempotency key: a fresh form gets one, a repeated send carries the same."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=lambda: secrets.token_urlsafe(24), **options)


def init_app(app: Flask) -> None:
    """WTForms' own messages follow the page's language; templates draw what was typed through the one safe door."""
    app.jinja_env.filters.update(markdown=render_markdown, long_markdown=render_long, excerpt=plain_excerpt)
    app.config.setdefault("WTF_I18N_ENABLED", True)

"""A form for the settings of one method, made from the method's own list: name, sentence, default, limits."""

from collections.abc import Callable
from typing import Any

from wtforms import BooleanField, Field, IntegerField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Optional, ValidationError

from app.core.fields import Form, Limit, LineField, TextField
from app.core.i18n import _, _l
from app.voting.forms.desk.screens import Wanted
from app.voting.methods import METHODS, Setting, SettingsRefused, exact, validated
from app.voting.wording.counts import SETTING_WORDS
from app.voting.wording.desk import LACK_WORDS
from app.voting.wording.preparing.method_settings import CHOICE_WORDS, ESSENTIAL, SETTING_SENTENCES


class SettingsForm(Form):
    """Fields are added by `settings_form`."""

    voting_method = ""

    @property
    def essential(self) -> list[Field]:
        """What is usually looked at."""
        return [self[key] for key in ESSENTIAL[self.voting_method]]

    @property
    def others(self) -> list[Field]:
        """The rest."""
        return [self[setting.key] for setting in METHODS[self.voting_method].settings if setting.key not in ESSENTIAL[self.voting_method]]

    def values(self) -> dict[str, Any] | None:
        """The settings; None with the error beside its field."""
        given = {setting.key: _READ.get(setting.kind, _as_is)(self[setting.key].data, setting) for setting in METHODS[self.voting_method].settings}
        try:
            return validated(self.voting_method, given)
        except SettingsRefused as refusal:
            field = self[refusal.setting] if refusal.setting in given else self[METHODS[self.voting_method].settings[0].key]
            field.errors = [*field.errors, str(LACK_WORDS.get(refusal.code, LACK_WORDS["bad_value"]))]
            return None


def settings_form(method: str, stored: dict[str, Any]) -> SettingsForm:
    """The form of a method, filled with what is stored, else with the defaults."""
    fields = {setting.key: _field(setting) for setting in METHODS[method].settings}
    made = type("SettingsFormOf", (SettingsForm,), {"voting_method": method, **fields})
    held = {setting.key: _WRITE.get(setting.kind, _as_is)(stored.get(setting.key, setting.default), setting) for setting in METHODS[method].settings}
    form: SettingsForm = made(data=held)
    return form


def _field(setting: Setting) -> Any:
    label, sentence = SETTING_WORDS[setting.key], SETTING_SENTENCES[setting.key]
    words = CHOICE_WORDS.get(setting.key, {})
    if setting.kind in {"choice", "choices"}:
        kind = SelectField if setting.kind == "choice" else SelectMultipleField
        asked = [Wanted()] if setting.kind == "choice" else []
        return kind(label, asked, description=sentence, choices=[(choice, words[choice]) for choice in setting.choices])
    if setting.kind == "whole":
        limits = NumberRange(setting.least, setting.most, _l("Ce nombre est trop petit ou trop grand."))
        return IntegerField(label, [Wanted(), Optional(), limits], description=sentence)
    if setting.kind == "yes_no":
        return BooleanField(label, description=sentence)
    if setting.kind == "amounts":
        return TextField(label, [Limit(2000), _lines], description=sentence)
    return LineField(label, [Limit(200), *([_number] if setting.kind in {"amount", "fraction"} else [])], description=sentence)


def _number(_form: Any, field: Field) -> None:
    text = _bare(field.data or "0")
    try:
        exact(text)
    except (ValueError, TypeError, ZeroDivisionError):
        raise ValidationError(_("« %(given)s » n’est pas un nombre.", given=field.data)) from None


def _lines(_form: Any, field: Field) -> None:
    for line in (field.data or "").splitlines():
        name, _sign, amount = line.rpartition(":")
        if line.strip() and (not name.strip() or not _bare(amount).isdigit()):
            raise ValidationError(_("« %(given)s » : écrivez « quartier : somme », par exemple « Nord : 20000 ».", given=line.strip()[:40]))


def _bare(text: str) -> str:
    return "".join(str(text).replace("€", "").split()).replace(",", ".")


def _as_is(value: Any, _setting: Setting) -> Any:
    return value


def _amounts(text: Any, _setting: Setting) -> dict[str, str]:
    pairs = (line.rpartition(":") for line in str(text or "").splitlines() if line.strip())
    return {name.strip(): _bare(amount) for name, _sign, amount in pairs}


Converter = Callable[[Any, Setting], Any]
_READ: dict[str, Converter] = {
    "whole": lambda value, setting: setting.default if value is None else value,
    "amount": lambda value, _setting: _bare(value or "0"), "fraction": lambda value, _setting: _bare(value or "0"),
    "text": lambda value, _setting: value or "", "amounts": _amounts, "choices": lambda value, _setting: list(value or []),
    "wholes": lambda value, _setting: [_bare(each) for each in str(value or "").split(",") if each.strip()],
}
_WRITE: dict[str, Converter] = {
    "amounts": lambda value, _setting: "\n".join(f"{name} : {amount}" for name, amount in value.items()),
    "wholes": lambda value, _setting: ", ".join(str(each) for each in value),
    "amount": lambda value, _setting: str(value), "fraction": lambda value, _setting: str(value),
}

"""Mail as it travels: honest headers, and a way to the server that never waits for ever."""

import socket
import time
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from app.core.mail import Mail, Refusal, Smtp, Unreachable, compose
from tests.conftest import settings_for
from tests.notifications.post import Mailboxes

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def mail(recipient: str = "samia@example.test", subject: str = "Réponse à votre idée", **more: str) -> Mail:
    return Mail(
        message_id=f"<{recipient.split('@')[0]}@localhost>", recipient=recipient, sender="Entendu <participer@ville.test>", subject=subject,
        text="Bonjour,\n\nc’est fait.\n", at=NOW, **more,  # type: ignore[arg-type]
    )


def smtp(url: str, tmp_path: Path) -> Smtp:
    return Smtp(settings_for("sqlite://", tmp_path, SMTP_URL=url))


def test_a_subject_cannot_add_headers() -> None:
    message = message_from_bytes(compose(mail(subject="Oui\r\nBcc: x@y.test")).as_bytes(), policy=policy.default)
    assert message["Bcc"] is None and message["Subject"] == "Oui Bcc: x@y.test"


def test_a_sender_wears_the_town_s_name() -> None:
    message = compose(mail(sender_name="Garges-lès-Gonesse", reply_to="accueil@ville.test"))
    assert message["From"].addresses[0].display_name == "Garges-lès-Gonesse"
    assert message["From"].addresses[0].addr_spec == "participer@ville.test"
    assert message["Reply-To"] == "accueil@ville.test"


def test_several_mails_go_over_one_line_and_a_refused_one_harms_no_other(mailboxes: Mailboxes, tmp_path: Path) -> None:
    mailboxes.refused.add("nobody@example.test")
    way = smtp(mailboxes.url, tmp_path)
    way.send(mail("a@example.test"))
    line = way.line
    way.send(mail("b@example.test"))
    assert way.line is line
    with pytest.raises(Refusal, match="550"):
        way.send(mail("nobody@example.test"))
    way.send(mail("c@example.test"))
    way.rest()
    assert mailboxes.recipients() == {"a@example.test", "b@example.test", "c@example.test"}
    assert "c’est fait." in mailboxes.messages[0].get_content()


def test_a_server_that_never_says_hello_is_left_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.mail.PATIENCE", 0.5)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(5)
        started = time.monotonic()
        with pytest.raises(Unreachable):
            smtp(f"smtp://127.0.0.1:{door.getsockname()[1]}?starttls=no", tmp_path).send(mail())
        assert time.monotonic() - started < 2


def test_nobody_listening_is_a_closed_road(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        smtp("smtp://127.0.0.1:9?starttls=no", tmp_path).send(mail())


def test_an_address_of_the_reader_never_goes_into_the_reason(mailboxes: Mailboxes, tmp_path: Path) -> None:
    mailboxes.refused.add("secret@example.test")
    with pytest.raises(Refusal) as refused:
        smtp(mailboxes.url, tmp_path).send(mail("secret@example.test"))
    assert "secret" not in str(refused.value)

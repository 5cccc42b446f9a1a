"""What people receive: the right words, in their language, with links home and a way out."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from app.answers import queries as cases
from app.answers.models import Answer
from app.core.mail import Mail, Refusal, compose
from app.people.actions import ask_way_in
from tests.notifications.post import PostOffice


def test_a_receipt_says_what_was_received_who_holds_it_and_until_when(office: PostOffice) -> None:
    idea = office.world.idea("Un banc devant la pharmacie")
    office.address(idea)
    [mail] = office.deliver()
    assert mail.recipient == "samia@example.test"
    assert "Un banc devant la pharmacie" in mail.subject
    for part in (mail.text, mail.html):
        assert part and idea.receipt_code in part
        assert "L’équipe d’accueil" in part and "14 décembre 2026" in part
        assert "http://localhost/k/" in part and "/unsubscription" in part
    assert "<" not in mail.text


def test_the_same_receipt_is_not_sent_twice_when_the_address_is_left_twice(office: PostOffice) -> None:
    idea = office.world.idea()
    office.address(idea)
    office.address(idea)
    assert len(office.deliver()) == 1
    office.address(idea)
    assert office.deliver() == []


def test_an_arabic_reader_gets_a_right_to_left_letter(office: PostOffice) -> None:
    office.address(office.world.idea(), language="ar")
    [mail] = office.deliver()
    assert mail.html and 'lang="ar" dir="rtl"' in mail.html


def test_what_a_resident_typed_is_text_in_the_html_part_and_nothing_in_headers(office: PostOffice) -> None:
    office.address(office.world.idea("<script>alert(1)</script>\r\nBcc: x@y.test"))
    [mail] = office.deliver()
    assert mail.html and "<script" not in mail.html and "&lt;script&gt;" in mail.html
    assert "\n" not in mail.subject


def test_links_come_from_the_settings_whatever_the_request_said(office: PostOffice) -> None:
    office.address(office.world.idea())
    [mail] = office.deliver()
    assert mail.html and all(link.startswith("http://localhost/") for link in mail.html.split('href="')[1:])


def test_a_mail_answers_to_a_person_and_offers_one_click_to_stop(office: PostOffice) -> None:
    office.address(office.world.idea())
    office.derive()
    sent: list[Mail] = []

    class Catcher:
        def send(self, message: Mail) -> None:
            sent.append(message)

        def rest(self) -> None: ...

    postman = office.postman()
    postman.carrier = Catcher()  # type: ignore[assignment]
    postman.deliver_all(office.world.now + timedelta(minutes=1))
    message = message_from_bytes(compose(sent[0]).as_bytes(), policy=policy.default)
    assert message["Reply-To"] == "triage@town.test"
    assert "Angers" in message["From"]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<http://localhost/messages/")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("address", ["a@b.test\r\nBcc: c@d.test", "à@b.test", "a b@c.test", ""])
def test_an_address_that_cannot_be_written_is_refused_not_sent(office: PostOffice, address: str) -> None:
    mail = Mail(message_id="<a@b>", recipient=address, sender="x@y.test", subject="s", text="t", at=office.world.now)
    with pytest.raises(Refusal):
        compose(mail)


def test_a_way_in_is_a_code_and_a_link_and_is_not_sent_once_it_is_too_old(office: PostOffice) -> None:
    world = office.world
    ask_way_in(world.session, office.settings.secret_key, "lea@example.test", next_path="/", language="fr", now=world.now)
    [mail] = office.deliver(after=timedelta(minutes=1))
    assert "/sign-in/link/" in mail.text and any(word.isdigit() and len(word) == 6 for word in mail.subject.split())
    ask_way_in(world.session, office.settings.secret_key, "tom@example.test", next_path="/", language="fr", now=world.now)
    assert office.deliver(after=timedelta(minutes=11)) == []


def test_a_phone_gets_one_short_message_with_a_whole_link(office: PostOffice) -> None:
    office.address(office.world.idea("Une très longue idée pour que les enfants traversent sans danger devant l’école"), "06 12 34 56 78")
    [sms] = office.deliver()
    assert sms.channel == "sms" and sms.html is None
    assert len(sms.text) <= 160 and sms.text.split()[-1].startswith("http://localhost/k/")


def test_an_answer_shows_the_reason_and_asks_whether_one_was_heard(office: PostOffice) -> None:
    world = office.world
    idea = world.idea(team_id=world.streets.id, state="sent")
    office.address(idea)
    world.session.add(Answer(
        site_id=idea.site_id, contribution_id=idea.id, team_id=world.streets.id, saved_at=world.now, state="submitted", outcome="no",
        understood="Vous voulez un banc.", learnt="Beaucoup de gens marchent ici.", summary="Le trottoir est trop étroit pour un banc.",
        reason="La loi demande un passage de 1,40 m.", would_make_possible="Élargir le trottoir.", where_else="Le square, à 50 m.",
        written_by_id=world.ali.id, elected_name="Sonia", elected_title="adjointe",
    ))
    world.session.flush()
    from app.answers.actions import publish_answer

    case = cases.case(world.session, world.angers.id, idea.id)
    assert case is not None
    publish_answer(world.session, world.actor(world.rose), world.angers, case, now=world.now)
    mails = {mail.subject: mail for mail in office.deliver()}
    answer = next(mail for subject, mail in mails.items() if subject.startswith("Réponse"))
    assert "Non" in answer.subject and "1,40 m" in answer.text
    assert "/angers/heard/" in answer.text

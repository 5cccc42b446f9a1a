"""Short messages, pauses and names."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.notifications.rules.sending import TRIES, masked, message_id, pause_after
from app.notifications.rules.short import cost, is_gsm, to_gsm, with_link

LINK = "https://participer.ville.fr/k/NA.awPCXw.L16N3aPkNx6b615gY3-yss64hS4"


def test_french_fits_the_gsm_alphabet() -> None:
    assert to_gsm("« Ça va être prêt » : l’été, œuvre…") == '"Ça va etre pret" : l\'été, oeuvre...'.replace("Ç", "Ç")
    assert is_gsm(to_gsm("Noël à l’hôpital – déjà reçu"))


def test_another_script_stays_as_it_is() -> None:
    assert to_gsm("وصلت فكرتك") == "وصلت فكرتك"
    assert cost("وصلت فكرتك") == 1 and cost("و" * 71) == 2


@given(st.text(alphabet=st.characters(codec="latin-1", exclude_categories=["C"]), max_size=400))
def test_a_latin_message_with_its_link_is_one_sms(text: str) -> None:
    whole = with_link(text, LINK)
    assert whole.endswith(LINK)
    assert not is_gsm(whole) or cost(whole) <= 1 or any(sign in "^{}\\[~]|€" for sign in text)


def test_there_are_five_tries_and_the_pauses_grow() -> None:
    pauses = [pause_after(used) for used in range(1, TRIES + 1)]
    assert pauses[-1] is None and pauses[:-1] == sorted(pauses[:-1], key=lambda pause: pause or timedelta(0))


def test_a_message_is_named_by_its_notice_alone() -> None:
    assert message_id("receipt:1:c2", "ville.fr") == message_id("receipt:1:c2", "ville.fr")
    assert message_id("receipt:1:c2", "ville.fr") != message_id("receipt:1:c3", "ville.fr")


def test_a_masked_address_is_recognised_but_useless() -> None:
    assert masked("marie.dupont@ville.fr") == "m•••@ville.fr"
    assert masked("+33612345678") == "+33•••••78"

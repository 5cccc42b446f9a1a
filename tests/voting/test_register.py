"""The register says who has voted, in one value, without a trace of when."""

from hypothesis import given
from hypothesis import strategies as st

from app.voting.rules.register import blank, by_group, by_sign, sign_of, signed, turnout
from app.voting.rules.states import Sign

SIGNS = st.sampled_from([sign for sign in Sign if sign])


@given(st.dictionaries(st.integers(1, 60), SIGNS, max_size=30), st.randoms())
def test_the_order_of_voting_leaves_no_trace(votes: dict[int, Sign], chance: object) -> None:
    forwards = backwards = blank(60)
    for number, sign in votes.items():
        forwards = signed(forwards, number, sign)
    for number, sign in reversed(list(votes.items())):
        backwards = signed(backwards, number, sign)
    assert forwards == backwards
    assert turnout(forwards) == len(votes) == sum(by_sign(forwards).values())
    assert {number: sign_of(forwards, number) for number in votes} == votes


def test_a_newcomer_grows_the_register_and_groups_count_their_own() -> None:
    register = signed(blank(2), 4, Sign.ONLINE)
    assert (len(register), sign_of(register, 3), sign_of(register, 99)) == (4, Sign.NOT_YET, Sign.NOT_YET)
    assert by_group(register, {"habitants": [1, 4], "associations": [2, 3]}) == {"habitants": 1, "associations": 0}

"""The patterns of English office style, a smaller set."""

import re

IMPERSONAL = re.compile(
    r"\b(?:it (?:is|was|should be|must be|has been) (?:noted|recalled|proposed|recommended|considered|decided|required|necessary|"
    r"incumbent|imperative|envisaged|understood|suggested|advised)|it (?:appears|transpires|follows) that|there (?:is|shall be) (?:a )?"
    r"(?:requirement|need) (?:for|to)|please be advised|we (?:regret|are writing) to (?:inform|advise) you|"
    r"(?:are|is) (?:hereby )?(?:invited|advised|requested) to)\b",
    re.IGNORECASE,
)
DOUBLE_NEGATION = re.compile(
    r"\b(?:not (?:un|im|in)(?:likely|common|reasonable|usual|known|important|possible|consistent|frequent|significant)\w*|"
    r"not without|cannot (?:be )?(?:ruled out|but|not)|no \w+ (?:may|can|shall) \w+ (?:unless|without))\b", re.IGNORECASE,
)
CHAIN = re.compile(
    r"\b(?:the )?(?P<first>[a-z]{3,}(?:tion|sion|ment|isation|ization)s?) of (?:the |a |an )?(?:[a-z]+ )?"
    r"(?P<second>[a-z]{3,}(?:tion|sion|ment|ity|ance|ence|ies)s?)\b"
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:(?:not|also|hereby|subsequently|then|fully) )*"
    r"(?P<part>decided|approved|adopted|implemented|undertaken|carried out|submitted|considered|required|determined|established|"
    r"allocated|awarded|granted|issued|notified|delivered|provided|conducted|assessed|processed|prohibited|deemed|made|prepared|"
    r"requested|reviewed|subject(?:ed)? to|set out|put in place|taken into account)\b", re.IGNORECASE,
)
CONCRETE = frozenset(
    "apartment station question section information department government document garden moment city community family facility "
    "university television election location road payment treatment building position direction nation action".split()
)

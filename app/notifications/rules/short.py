"""Short messages: the GSM alphabet, and what fits into one SMS.

Source: 3GPP TS 23.038, default alphabet and extension table. 160 characters of it fit into one SMS, 70 of any other.
"""

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = frozenset("^{}\\[~]|€")
REPLACED = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "...", "–": "-", "—": "-", "•": "-", "œ": "oe", "Œ": "OE",
    "ç": "c", "\u00a0": " ", "\u202f": " ", "\t": " ",
}
ONE_SMS = 160
ONE_WIDE_SMS = 70


def to_gsm(text: str) -> str:
    """The text in the GSM alphabet when it can be, accents that it lacks left off; unchanged when it is another script."""
    spelled = "".join(_spelled(sign) for sign in text.replace("« ", '"').replace(" »", '"').replace("«\u00a0", '"').replace("\u00a0»", '"'))
    return spelled if is_gsm(spelled) else text


def is_gsm(text: str) -> bool:
    """Whether the text needs no wide SMS."""
    return all(sign in BASIC or sign in DOUBLE for sign in text)


def cost(text: str) -> int:
    """How many SMS the text takes."""
    if is_gsm(text):
        length, one, more = len(text) + sum(sign in DOUBLE for sign in text), ONE_SMS, 153
    else:
        length, one, more = len(text.encode("utf-16-be")) // 2, ONE_WIDE_SMS, 67
    return 1 if length <= one else -(-length // more)


def with_link(text: str, link: str) -> str:
    """The text, shortened with « ... » where needed, and the whole link, in one SMS when the link leaves any room."""
    text = to_gsm(text)
    room = (ONE_SMS if is_gsm(text) else ONE_WIDE_SMS) - len(link) - 1
    if len(text) > room >= 20 and is_gsm(text):
        text = text[: room - 3].rstrip(" ,.;:") + "..."
    return f"{text} {link}".strip()


def _spelled(sign: str) -> str:
    if sign in BASIC or sign in DOUBLE:
        return sign
    if sign in REPLACED:
        return REPLACED[sign]
    bare = unicodedata.normalize("NFD", sign)[0]
    return bare if bare in BASIC else sign

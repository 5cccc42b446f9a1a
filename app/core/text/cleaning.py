"""What every incoming string goes through before anything reads or stores it.

One spelling per letter (NFC), no control, invisible or direction-changing character, no towers of accents.
"""

import re
import unicodedata

MOST_MARKS = 4
"""Combining marks kept on one letter: Vietnamese, pointed Hebrew and vowelled Arabic need at most four."""

# Scripts in which a zero-width (non-)joiner changes how a word is read or written.
_JOINING = ("\u0600-\u06ff\u0700-\u074f\u0750-\u077f\u07c0-\u07ff\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
            "\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af")
_EMOJI = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\u000b\u000c]")
_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ud800-\udfff"
                       "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c]")
_INVISIBLE = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0"
                        "\U0001d173-\U0001d17a\U000e0100-\U000e01ef]")
_STRAY_JOINERS = re.compile(f"(?<![{_JOINING}{_EMOJI}])[\u200c\u200d]+|(?<=[{_EMOJI}])\u200d(?![{_EMOJI}])"
                            f"|(?<=[{_EMOJI}])\u200c|(?<=[\u200c\u200d])[\u200c\u200d]+")
# Tag characters spell the flags of England, Scotland and Wales, and can hide a message anywhere else.
_HIDDEN_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f)|[\U000e0000-\U000e007f]")
_MARK = ("\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
         "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
         "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f")
_BLANKS = re.compile("[\t\u1680\u2000-\u200a\u205f\u2800\u3000]")


def clean_text(text: str) -> str:
    """A text of several lines: lines end in LF, at most one blank line in a row, no space around it."""
    lines = [_squeeze(line) for line in _clean(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """A title, a name, a place: one line, each run of blanks is one space (a lone no-break space stays)."""
    return _squeeze(_clean(text).replace("\n", " ")).strip()


def trim_marks(text: str, most: int = MOST_MARKS) -> str:
    """At most ``most`` combining marks after any letter."""
    return re.sub(f"([{_MARK}]{{{most}}})[{_MARK}]+", r"\1", text)


def _clean(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    for unwanted in (_CONTROLS, _DIRECTION_OVERRIDES, _INVISIBLE):
        text = unwanted.sub("", text)
    text = _HIDDEN_TAGS.sub(lambda found: found[1] or "", text)
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION_MARKS.sub("", text)
    text = _BLANKS.sub(" ", _STRAY_JOINERS.sub("", text))
    # Trimmed before too: reordering a very long run of marks takes quadratic time.
    return trim_marks(unicodedata.normalize("NFC", trim_marks(text, 3 * MOST_MARKS)))


def _squeeze(line: str) -> str:
    """Runs of blanks become one; French no-break spaces before « : ; ? ! » are kept."""
    line = re.sub("[ \u00a0\u202f]{2,}", lambda run: run[0].strip(" ")[:1] or " ", line)
    return line.rstrip()

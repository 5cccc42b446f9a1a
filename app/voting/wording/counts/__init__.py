"""Votes in plain sentences: what a method is, the rule of a vote, why one won, and what is wrong with a ballot or a file."""

from app.voting.wording.counts.files import file_sentence, remark_sentence
from app.voting.wording.counts.grades import grade_names
from app.voting.wording.counts.methods import METHOD_WORDS, SETTING_WORDS, MethodWords
from app.voting.wording.counts.pictures import Picture, picture
from app.voting.wording.counts.problems import problem_sentence, settings_sentence
from app.voting.wording.counts.reasons import why
from app.voting.wording.counts.rule_words import rule_in_words

__all__ = [
    "METHOD_WORDS", "SETTING_WORDS", "MethodWords", "Picture", "file_sentence", "grade_names", "picture",
    "problem_sentence", "remark_sentence", "rule_in_words",
    "settings_sentence", "why",
]

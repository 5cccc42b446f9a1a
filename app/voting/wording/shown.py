"""The words that every template may say."""

from flask import Flask

from app.voting.wording import desk, minutes, rule
from app.voting.wording.preparing import method_settings, rolls


def init_app(app: Flask) -> None:
    """Let every template say the same words."""
    app.jinja_env.globals.update(
        VOTE_STATE_WORDS=desk.STATE_WORDS, STEP_WORDS_OF_VOTE=desk.STEP_WORDS, TEMPLATE_WORDS=desk.TEMPLATE_WORDS,
        SECRECY_WORDS=desk.SECRECY_WORDS, AUDIENCE_WORDS=desk.AUDIENCE_WORDS, PROOF_WORDS=desk.PROOF_WORDS, REACH_WORDS=desk.REACH_WORDS,
        BINDING_WORDS=desk.BINDING_WORDS, INCIDENT_WORDS=desk.INCIDENT_WORDS, METHOD_HINTS=method_settings.METHOD_HINTS,
        PAIR_WORDS=rolls.PAIR_WORDS, lack_sentence=desk.lack_sentence, fault_sentence=rolls.fault_sentence, quorum_line=rule.quorum_line,
        proxies_line=rule.proxies_line, rule_lines=rule.rule_lines, result_sentences=minutes.result_sentences,
    )

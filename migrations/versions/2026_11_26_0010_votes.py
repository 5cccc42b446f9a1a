"""Votes: councils, votes and their options, rolls, boxes, boards."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0010'
down_revision = '2026_11_23_0470'


def upgrade() -> None:
    op.create_table('council',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('territory_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_council_site_id_site')),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_council_territory_id_territory')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_council')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_council_site_id_slug'))
    )
    with op.batch_alter_table('council', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_council_territory_id'), ['territory_id'], unique=False)

    op.create_table('vote',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('council_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('previous_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('live', sa.Boolean(), nullable=False),
    sa.Column('question', sa.String(length=200), nullable=False),
    sa.Column('details', sa.Text(), nullable=False),
    sa.Column('method', sa.String(length=20), nullable=False),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.Column('secrecy', sa.String(length=10), nullable=False),
    sa.Column('audience', sa.String(length=10), nullable=False),
    sa.Column('proof', sa.String(length=10), nullable=False),
    sa.Column('binding', sa.String(length=10), nullable=False),
    sa.Column('follow_up', sa.String(length=200), nullable=False),
    sa.Column('follow_team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('what_happens', sa.Text(), nullable=False),
    sa.Column('contact_name', sa.String(length=120), nullable=False),
    sa.Column('contact_phone', sa.String(length=20), nullable=False),
    sa.Column('contact_hours', sa.String(length=120), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('quorum', sa.JSON(), nullable=False),
    sa.Column('proxies', sa.Integer(), nullable=False),
    sa.Column('paper', sa.Boolean(), nullable=False),
    sa.Column('challenge_days', sa.Integer(), nullable=False),
    sa.Column('rules_text', sa.Text(), nullable=True),
    sa.Column('rules_hash', sa.String(length=64), nullable=True),
    sa.Column('roll_hash', sa.String(length=64), nullable=True),
    sa.Column('roll_salt', sa.String(length=64), nullable=False),
    sa.Column('roll_size', sa.Integer(), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('counted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancelled_why', sa.Text(), nullable=True),
    sa.Column('result', sa.JSON(), nullable=True),
    sa.Column('result_hash', sa.String(length=64), nullable=True),
    sa.Column('challenge_until', sa.Date(), nullable=True),
    sa.CheckConstraint("audience IN ('roll', 'site')", name=op.f('ck_vote_audience_known')),
    sa.CheckConstraint("binding IN ('advisory', 'deciding')", name=op.f('ck_vote_binding_known')),
    sa.CheckConstraint("secrecy IN ('open', 'secret', 'sealed')", name=op.f('ck_vote_secrecy_known')),
    sa.CheckConstraint("state IN ('draft', 'open', 'closed', 'counted', 'cancelled')", name=op.f('ck_vote_state_known')),
    sa.CheckConstraint('proxies BETWEEN 0 AND 2', name=op.f('ck_vote_proxies_few')),
    sa.ForeignKeyConstraint(['council_id'], ['council.id'], name=op.f('fk_vote_council_id_council')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_vote_created_by_id_account')),
    sa.ForeignKeyConstraint(['follow_team_id'], ['team.id'], name=op.f('fk_vote_follow_team_id_team')),
    sa.ForeignKeyConstraint(['previous_id'], ['vote.id'], name=op.f('fk_vote_previous_id_vote')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_vote_process_id_process')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_vote_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote')),
    sa.UniqueConstraint('code', name=op.f('uq_vote_code')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_vote_site_id_slug'))
    )
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_council_id'), ['council_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vote_created_by_id'), ['created_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vote_follow_team_id'), ['follow_team_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vote_previous_id'), ['previous_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_vote_process_id'), ['process_id'], unique=False)

    op.create_table('ballot_receipt',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_ballot_receipt_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'digest', name=op.f('pk_ballot_receipt')),
    sqlite_with_rowid=False
    )
    op.create_table('board_data',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_board_data_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'hash', name=op.f('pk_board_data')),
    sqlite_with_rowid=False
    )
    op.create_table('board_event',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('payload', sa.String(length=64), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_board_event_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'height', name=op.f('pk_board_event'))
    )
    with op.batch_alter_table('board_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_board_event_payload'), ['payload'], unique=False)

    op.create_table('elector',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=160), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('told_apart', sa.String(length=80), nullable=False),
    sa.Column('college', sa.String(length=80), nullable=False),
    sa.Column('reach', sa.String(length=10), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('nonce', sa.String(length=64), nullable=False),
    sa.Column('link_digest', sa.String(length=64), nullable=False),
    sa.Column('code_digest', sa.String(length=64), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('struck_why', sa.Text(), nullable=True),
    sa.CheckConstraint("reach IN ('email', 'sms', 'letter', 'desk', 'device')", name=op.f('ck_elector_reach_known')),
    sa.CheckConstraint('weight BETWEEN 1 AND 1000', name=op.f('ck_elector_weight_sane')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_elector_participant_id_participant'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_elector_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_elector')),
    sa.UniqueConstraint('code_digest', name=op.f('uq_elector_code_digest')),
    sa.UniqueConstraint('link_digest', name=op.f('uq_elector_link_digest')),
    sa.UniqueConstraint('vote_id', 'key', name=op.f('uq_elector_vote_id_key')),
    sa.UniqueConstraint('vote_id', 'number', name=op.f('uq_elector_vote_id_number'))
    )
    with op.batch_alter_table('elector', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_elector_participant_id'), ['participant_id'], unique=False)

    op.create_table('paper_batch',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('papers', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('merged_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('typing', 'merged')", name=op.f('ck_paper_batch_state_known')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_paper_batch_created_by_id_account')),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_paper_batch_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_batch'))
    )
    with op.batch_alter_table('paper_batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_batch_vote_id'), ['vote_id'], unique=False)

    op.create_table('register',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('signs', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_register_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', name=op.f('pk_register'))
    )
    op.create_table('rehearsal_ballot',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_rehearsal_ballot_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rehearsal_ballot'))
    )
    with op.batch_alter_table('rehearsal_ballot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rehearsal_ballot_vote_id'), ['vote_id'], unique=False)

    op.create_table('sealed_box',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('uuid', sa.String(length=30), nullable=False),
    sa.Column('timestamp', sa.Integer(), nullable=False),
    sa.Column('election', sa.Text(), nullable=False),
    sa.Column('trustees', sa.Text(), nullable=False),
    sa.Column('credentials', sa.Text(), nullable=False),
    sa.Column('keeper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('credentials_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tally', sa.Text(), nullable=False),
    sa.Column('result', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['keeper_id'], ['account.id'], name=op.f('fk_sealed_box_keeper_id_account')),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_sealed_box_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', name=op.f('pk_sealed_box')),
    sa.UniqueConstraint('uuid', name=op.f('uq_sealed_box_uuid'))
    )
    op.create_table('secret_ballot',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('marks', sa.Text(), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_secret_ballot_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'key', name=op.f('pk_secret_ballot')),
    sqlite_with_rowid=False
    )
    op.create_table('trustee',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('nonce', sa.String(length=64), nullable=False),
    sa.Column('link_digest', sa.String(length=64), nullable=False),
    sa.Column('public_key', sa.Text(), nullable=False),
    sa.Column('partial', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_trustee_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trustee')),
    sa.UniqueConstraint('link_digest', name=op.f('uq_trustee_link_digest')),
    sa.UniqueConstraint('vote_id', 'position', name=op.f('uq_trustee_vote_id_position'))
    )
    op.create_table('vote_challenge',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('receipt_code', sa.String(length=20), nullable=False),
    sa.Column('submission_key', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('contact', sa.String(length=254), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decision', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("decision IN ('', 'upheld', 'rejected')", name=op.f('ck_vote_challenge_decision_known')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['account.id'], name=op.f('fk_vote_challenge_decided_by_id_account')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_vote_challenge_participant_id_participant'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_challenge_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_challenge')),
    sa.UniqueConstraint('receipt_code', name=op.f('uq_vote_challenge_receipt_code')),
    sa.UniqueConstraint('vote_id', 'submission_key', name=op.f('uq_vote_challenge_vote_id_submission_key'))
    )
    with op.batch_alter_table('vote_challenge', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_challenge_participant_id'), ['participant_id'], unique=False)

    op.create_table('vote_credential',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('public', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_credential_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'digest', name=op.f('pk_vote_credential')),
    sqlite_with_rowid=False
    )
    op.create_table('vote_incident',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_vote_incident_by_id_account')),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_incident_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_incident'))
    )
    with op.batch_alter_table('vote_incident', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_incident_vote_id'), ['vote_id'], unique=False)

    op.create_table('vote_option',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=20), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=120), nullable=False),
    sa.Column('details', sa.Text(), nullable=False),
    sa.Column('cost', sa.Integer(), nullable=True),
    sa.Column('district', sa.String(length=80), nullable=False),
    sa.Column('exclusive_group', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_option_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_option')),
    sa.UniqueConstraint('vote_id', 'key', name=op.f('uq_vote_option_vote_id_key'))
    )
    op.create_table('vote_result',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['contribution.id'], name=op.f('fk_vote_result_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_result_vote_id_vote')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_result')),
    sa.UniqueConstraint('vote_id', name=op.f('uq_vote_result_vote_id'))
    )


def downgrade() -> None:
    op.drop_table('vote_result')
    op.drop_table('vote_option')
    with op.batch_alter_table('vote_incident', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vote_incident_vote_id'))

    op.drop_table('vote_incident')
    op.drop_table('vote_credential')
    with op.batch_alter_table('vote_challenge', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vote_challenge_participant_id'))

    op.drop_table('vote_challenge')
    op.drop_table('trustee')
    op.drop_table('secret_ballot')
    op.drop_table('sealed_box')
    with op.batch_alter_table('rehearsal_ballot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rehearsal_ballot_vote_id'))

    op.drop_table('rehearsal_ballot')
    op.drop_table('register')
    with op.batch_alter_table('paper_batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_batch_vote_id'))

    op.drop_table('paper_batch')
    with op.batch_alter_table('elector', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_elector_participant_id'))

    op.drop_table('elector')
    with op.batch_alter_table('board_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_board_event_payload'))

    op.drop_table('board_event')
    op.drop_table('board_data')
    op.drop_table('ballot_receipt')
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vote_process_id'))
        batch_op.drop_index(batch_op.f('ix_vote_previous_id'))
        batch_op.drop_index(batch_op.f('ix_vote_follow_team_id'))
        batch_op.drop_index(batch_op.f('ix_vote_created_by_id'))
        batch_op.drop_index(batch_op.f('ix_vote_council_id'))

    op.drop_table('vote')
    with op.batch_alter_table('council', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_council_territory_id'))

    op.drop_table('council')

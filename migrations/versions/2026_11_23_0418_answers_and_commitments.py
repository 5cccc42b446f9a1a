"""answers and commitments."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0418'
down_revision = '2026_11_23_0416'


def upgrade() -> None:
    op.create_table('answer_template',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_answer_template_site_id_site')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_answer_template_theme_id_theme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_template'))
    )
    with op.batch_alter_table('answer_template', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_template_site_id'), ['site_id'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('round', sa.SmallInteger(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=True),
    sa.Column('understood', sa.Text(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('when_text', sa.String(length=200), nullable=False),
    sa.Column('when_on', sa.Date(), nullable=True),
    sa.Column('cost', sa.String(length=200), nullable=False),
    sa.Column('learnt', sa.Text(), nullable=False),
    sa.Column('summary', sa.String(length=400), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('would_make_possible', sa.Text(), nullable=False),
    sa.Column('where_else', sa.Text(), nullable=False),
    sa.Column('body_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('written_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('technician_name', sa.String(length=120), nullable=False),
    sa.Column('technician_title', sa.String(length=120), nullable=False),
    sa.Column('elected_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('elected_name', sa.String(length=120), nullable=False),
    sa.Column('elected_title', sa.String(length=120), nullable=False),
    sa.Column('review_note', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('on_time', sa.Boolean(), nullable=True),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'returned', 'published')", name=op.f('ck_answer_state_known')),
    sa.ForeignKeyConstraint(['body_id'], ['outside_body.id'], name=op.f('fk_answer_body_id_outside_body')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_answer_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['elected_id'], ['account.id'], name=op.f('fk_answer_elected_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_answer_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_answer_team_id_team')),
    sa.ForeignKeyConstraint(['written_by_id'], ['account.id'], name=op.f('fk_answer_written_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('contribution_id', 'round', name=op.f('uq_answer_contribution_id_round'))
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_elected_id'), ['elected_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_site_id'), ['site_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_team_id'), ['team_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_written_by_id'), ['written_by_id'], unique=False)

    op.create_table('escalation',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('level', sa.String(length=12), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_escalation_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_escalation_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_escalation')),
    sa.UniqueConstraint('contribution_id', 'level', 'due_on', name=op.f('uq_escalation_contribution_id_level_due_on'))
    )
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_escalation_site_id'), ['site_id'], unique=False)

    op.create_table('extension',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_extension_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_extension_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_extension_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_extension')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_extension_contribution_id'))
    )
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_extension_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_extension_site_id'), ['site_id'], unique=False)

    op.create_table('commitment',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('owner_name', sa.String(length=120), nullable=False),
    sa.Column('cost', sa.String(length=200), nullable=False),
    sa.Column('first_due_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('evidence', sa.Text(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('promised', 'underway', 'done')", name=op.f('ck_commitment_state_known')),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_commitment_answer_id_answer')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_commitment_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_commitment_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_commitment_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_commitment_contribution_id'))
    )
    with op.batch_alter_table('commitment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitment_answer_id'), ['answer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_due_on'), ['due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_site_id'), ['site_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_team_id'), ['team_id'], unique=False)

    op.create_table('heard',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('stage', sa.String(length=10), nullable=False),
    sa.Column('value', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('reopened', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("value IN ('yes', 'partly', 'no')", name=op.f('ck_heard_value_known')),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_heard_answer_id_answer')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_heard_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_heard_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_heard_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_heard')),
    sa.UniqueConstraint('answer_id', 'stage', name=op.f('uq_heard_answer_id_stage'))
    )
    with op.batch_alter_table('heard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_heard_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_heard_site_id'), ['site_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_heard_team_id'), ['team_id'], unique=False)

    op.create_table('reply',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_reply_answer_id_answer')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_reply_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_reply_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply')),
    sa.UniqueConstraint('answer_id', name=op.f('uq_reply_answer_id'))
    )
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reply_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reply_site_id'), ['site_id'], unique=False)

    op.create_table('commitment_step',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('commitment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('photo_digest', sa.String(length=64), nullable=True),
    sa.Column('photo_description', sa.String(length=200), nullable=False),
    sa.Column('new_due_on', sa.Date(), nullable=True),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_commitment_step_by_id_account')),
    sa.ForeignKeyConstraint(['commitment_id'], ['commitment.id'], name=op.f('fk_commitment_step_commitment_id_commitment'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment_step'))
    )
    with op.batch_alter_table('commitment_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitment_step_commitment_id'), ['commitment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_step_photo_digest'), ['photo_digest'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('commitment_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitment_step_photo_digest'))
        batch_op.drop_index(batch_op.f('ix_commitment_step_commitment_id'))

    op.drop_table('commitment_step')
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reply_site_id'))
        batch_op.drop_index(batch_op.f('ix_reply_contribution_id'))

    op.drop_table('reply')
    with op.batch_alter_table('heard', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_heard_team_id'))
        batch_op.drop_index(batch_op.f('ix_heard_site_id'))
        batch_op.drop_index(batch_op.f('ix_heard_contribution_id'))

    op.drop_table('heard')
    with op.batch_alter_table('commitment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitment_team_id'))
        batch_op.drop_index(batch_op.f('ix_commitment_site_id'))
        batch_op.drop_index(batch_op.f('ix_commitment_due_on'))
        batch_op.drop_index(batch_op.f('ix_commitment_answer_id'))

    op.drop_table('commitment')
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_extension_site_id'))
        batch_op.drop_index(batch_op.f('ix_extension_by_id'))

    op.drop_table('extension')
    with op.batch_alter_table('escalation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_escalation_site_id'))

    op.drop_table('escalation')
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_written_by_id'))
        batch_op.drop_index(batch_op.f('ix_answer_team_id'))
        batch_op.drop_index(batch_op.f('ix_answer_state'))
        batch_op.drop_index(batch_op.f('ix_answer_site_id'))
        batch_op.drop_index(batch_op.f('ix_answer_elected_id'))

    op.drop_table('answer')
    with op.batch_alter_table('answer_template', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_template_site_id'))

    op.drop_table('answer_template')

"""moderation."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0414'
down_revision = '2026_11_23_0412'


def upgrade() -> None:
    op.create_table('moderation_act',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('rule', sa.String(length=30), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('into_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("kind IN ('accept', 'hide', 'restore', 'merge', 'mask', 'ask', 'dismiss')", name=op.f('ck_moderation_act_kind_known')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_moderation_act_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_moderation_act_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['into_id'], ['contribution.id'], name=op.f('fk_moderation_act_into_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_moderation_act_site_id_site')),
    sa.ForeignKeyConstraint(['undone_by_id'], ['account.id'], name=op.f('fk_moderation_act_undone_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moderation_act'))
    )
    with op.batch_alter_table('moderation_act', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moderation_act_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_moderation_act_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_moderation_act_into_id'), ['into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_moderation_act_site_id'), ['site_id'], unique=False)

    op.create_table('remark',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_remark_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_remark_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_remark_process_id_process')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_remark_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remark'))
    )
    with op.batch_alter_table('remark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remark_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_remark_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_remark_process_id'), ['process_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_remark_site_id'), ['site_id'], unique=False)

    op.create_table('appeal',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('act_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.CheckConstraint("state IN ('open', 'upheld', 'overturned')", name=op.f('ck_appeal_state_known')),
    sa.ForeignKeyConstraint(['act_id'], ['moderation_act.id'], name=op.f('fk_appeal_act_id_moderation_act')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['account.id'], name=op.f('fk_appeal_decided_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_appeal_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeal')),
    sa.UniqueConstraint('act_id', name=op.f('uq_appeal_act_id'))
    )
    with op.batch_alter_table('appeal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appeal_decided_by_id'), ['decided_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_appeal_site_id'), ['site_id'], unique=False)

    op.create_table('report',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('rule', sa.String(length=30), nullable=False),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('act_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['act_id'], ['moderation_act.id'], name=op.f('fk_report_act_id_moderation_act')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_report_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_report_participant_id_participant'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_report_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report')),
    sa.UniqueConstraint('contribution_id', 'participant_id', name=op.f('uq_report_contribution_id_participant_id'))
    )
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_act_id'), ['act_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_participant_id'), ['participant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_site_id'), ['site_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_report_site_id'))
        batch_op.drop_index(batch_op.f('ix_report_participant_id'))
        batch_op.drop_index(batch_op.f('ix_report_act_id'))

    op.drop_table('report')
    with op.batch_alter_table('appeal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appeal_site_id'))
        batch_op.drop_index(batch_op.f('ix_appeal_decided_by_id'))

    op.drop_table('appeal')
    with op.batch_alter_table('remark', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_remark_site_id'))
        batch_op.drop_index(batch_op.f('ix_remark_process_id'))
        batch_op.drop_index(batch_op.f('ix_remark_contribution_id'))
        batch_op.drop_index(batch_op.f('ix_remark_by_id'))

    op.drop_table('remark')
    with op.batch_alter_table('moderation_act', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moderation_act_site_id'))
        batch_op.drop_index(batch_op.f('ix_moderation_act_into_id'))
        batch_op.drop_index(batch_op.f('ix_moderation_act_contribution_id'))
        batch_op.drop_index(batch_op.f('ix_moderation_act_by_id'))

    op.drop_table('moderation_act')

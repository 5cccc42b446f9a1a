"""routing."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0416'
down_revision = '2026_11_23_0414'


def upgrade() -> None:
    op.create_table('assignment',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.Column('because', sa.Text(), nullable=False),
    sa.Column('asked', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ending', sa.String(length=10), nullable=True),
    sa.Column('ending_reason', sa.Text(), nullable=True),
    sa.Column('ended_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('advice', sa.Text(), nullable=True),
    sa.Column('advice_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("role IN ('lead', 'helper')", name=op.f('ck_assignment_role_known')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_assignment_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_assignment_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['ended_by_id'], ['account.id'], name=op.f('fk_assignment_ended_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_assignment_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_assignment_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment'))
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assignment_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assignment_site_id'), ['site_id'], unique=False)
        batch_op.create_index('ix_assignment_team_open', ['team_id', 'ended_at'], unique=False)
        batch_op.create_index('uq_assignment_one_lead', ['contribution_id'], unique=True, sqlite_where=sa.text("role = 'lead' AND ended_at IS NULL"), postgresql_where=sa.text("role = 'lead' AND ended_at IS NULL"))

    op.create_table('forwarding',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('body_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['body_id'], ['outside_body.id'], name=op.f('fk_forwarding_body_id_outside_body')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_forwarding_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_forwarding_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_forwarding_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forwarding'))
    )
    with op.batch_alter_table('forwarding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_forwarding_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_forwarding_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_forwarding_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_forwarding_site_id'), ['site_id'], unique=False)

    op.create_table('question',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.Text(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_question_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_question_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_question_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question'))
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_question_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_question_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_question_site_id'), ['site_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_question_site_id'))
        batch_op.drop_index(batch_op.f('ix_question_contribution_id'))
        batch_op.drop_index(batch_op.f('ix_question_by_id'))

    op.drop_table('question')
    with op.batch_alter_table('forwarding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_forwarding_site_id'))
        batch_op.drop_index(batch_op.f('ix_forwarding_contribution_id'))
        batch_op.drop_index(batch_op.f('ix_forwarding_by_id'))
        batch_op.drop_index(batch_op.f('ix_forwarding_body_id'))

    op.drop_table('forwarding')
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index('uq_assignment_one_lead', sqlite_where=sa.text("role = 'lead' AND ended_at IS NULL"), postgresql_where=sa.text("role = 'lead' AND ended_at IS NULL"))
        batch_op.drop_index('ix_assignment_team_open')
        batch_op.drop_index(batch_op.f('ix_assignment_site_id'))
        batch_op.drop_index(batch_op.f('ix_assignment_contribution_id'))
        batch_op.drop_index(batch_op.f('ix_assignment_by_id'))

    op.drop_table('assignment')

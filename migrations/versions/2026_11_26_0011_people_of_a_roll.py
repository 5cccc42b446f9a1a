"""Votes: what points at one line of a roll: attendance, named ballots, paper, proxies."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0011'
down_revision = '2026_11_26_0010'


def upgrade() -> None:
    op.create_table('attendance',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('elector_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['elector_id'], ['elector.id'], name=op.f('fk_attendance_elector_id_elector'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_attendance_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'elector_id', name=op.f('pk_attendance')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendance_elector_id'), ['elector_id'], unique=False)

    op.create_table('open_ballot',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('elector_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.Column('cast_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['elector_id'], ['elector.id'], name=op.f('fk_open_ballot_elector_id_elector'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_open_ballot_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'elector_id', name=op.f('pk_open_ballot'))
    )
    with op.batch_alter_table('open_ballot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_open_ballot_elector_id'), ['elector_id'], unique=False)

    op.create_table('paper_ballot',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('typed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('elector_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('marks', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['paper_batch.id'], name=op.f('fk_paper_ballot_batch_id_paper_batch'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['elector_id'], ['elector.id'], name=op.f('fk_paper_ballot_elector_id_elector'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['typed_by_id'], ['account.id'], name=op.f('fk_paper_ballot_typed_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_ballot'))
    )
    with op.batch_alter_table('paper_ballot', schema=None) as batch_op:
        batch_op.create_index('ix_paper_ballot_batch_typist', ['batch_id', 'typed_by_id'], unique=False)

    op.create_table('proxy',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('giver_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('holder_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('entered_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("state IN ('asked', 'accepted', 'refused', 'revoked')", name=op.f('ck_proxy_state_known')),
    sa.CheckConstraint('giver_id <> holder_id', name=op.f('ck_proxy_not_oneself')),
    sa.ForeignKeyConstraint(['entered_by_id'], ['account.id'], name=op.f('fk_proxy_entered_by_id_account')),
    sa.ForeignKeyConstraint(['giver_id'], ['elector.id'], name=op.f('fk_proxy_giver_id_elector'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['holder_id'], ['elector.id'], name=op.f('fk_proxy_holder_id_elector'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_proxy_vote_id_vote'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proxy'))
    )
    with op.batch_alter_table('proxy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proxy_holder_id'), ['holder_id'], unique=False)
        batch_op.create_index('ix_proxy_one_live', ['giver_id'], unique=True, sqlite_where=sa.text("state IN ('asked', 'accepted')"), postgresql_where=sa.text("state IN ('asked', 'accepted')"))
        batch_op.create_index(batch_op.f('ix_proxy_vote_id'), ['vote_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('proxy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proxy_vote_id'))
        batch_op.drop_index('ix_proxy_one_live', sqlite_where=sa.text("state IN ('asked', 'accepted')"), postgresql_where=sa.text("state IN ('asked', 'accepted')"))
        batch_op.drop_index(batch_op.f('ix_proxy_holder_id'))

    op.drop_table('proxy')
    with op.batch_alter_table('paper_ballot', schema=None) as batch_op:
        batch_op.drop_index('ix_paper_ballot_batch_typist')

    op.drop_table('paper_ballot')
    with op.batch_alter_table('open_ballot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_open_ballot_elector_id'))

    op.drop_table('open_ballot')
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendance_elector_id'))

    op.drop_table('attendance')

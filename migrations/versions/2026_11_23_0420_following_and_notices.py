"""following and notices."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0420'
down_revision = '2026_11_23_0418'


def upgrade() -> None:
    op.create_table('local_message',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('recipient', sa.String(length=254), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_local_message')),
    sa.UniqueConstraint('message_id', name=op.f('uq_local_message_message_id'))
    )
    op.create_table('outbox_cursor',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_outbox_cursor'))
    )
    op.create_table('suppression',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('why', sa.String(length=20), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_suppression'))
    )
    op.create_table('follow',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contact_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('subject_kind', sa.String(length=40), nullable=False),
    sa.Column('subject_id', sa.BigInteger(), nullable=False),
    sa.Column('rhythm', sa.String(length=10), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("rhythm IN ('now', 'weekly')", name=op.f('ck_follow_rhythm_known')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_follow_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_follow_participant_id_participant'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_follow_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow')),
    sa.UniqueConstraint('participant_id', 'subject_kind', 'subject_id', name=op.f('uq_follow_participant_id_subject_kind_subject_id'))
    )
    with op.batch_alter_table('follow', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_follow_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_site_id'), ['site_id'], unique=False)
        batch_op.create_index('ix_follow_subject', ['subject_kind', 'subject_id'], unique=False)

    op.create_table('notice',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('entry_id', sa.BigInteger(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('contact_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('leased_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.String(length=300), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'leased', 'sent', 'failed', 'dropped')", name=op.f('ck_notice_state_known')),
    sa.CheckConstraint('(account_id IS NULL) <> (contact_id IS NULL)', name=op.f('ck_notice_one_reader')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_notice_account_id_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_notice_contact_id_contact'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_notice_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('key', name=op.f('uq_notice_key'))
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notice_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('ix_notice_due', ['state', 'next_try_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_site_id'), ['site_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_notice_site_id'))
        batch_op.drop_index(batch_op.f('ix_notice_entry_id'))
        batch_op.drop_index('ix_notice_due')
        batch_op.drop_index(batch_op.f('ix_notice_contact_id'))
        batch_op.drop_index(batch_op.f('ix_notice_account_id'))

    op.drop_table('notice')
    with op.batch_alter_table('follow', schema=None) as batch_op:
        batch_op.drop_index('ix_follow_subject')
        batch_op.drop_index(batch_op.f('ix_follow_site_id'))
        batch_op.drop_index(batch_op.f('ix_follow_contact_id'))

    op.drop_table('follow')
    op.drop_table('suppression')
    op.drop_table('outbox_cursor')
    op.drop_table('local_message')

"""inputs."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0408'
down_revision = '2026_11_23_0406'


def upgrade() -> None:
    op.create_table('draft',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('submission_key', sa.String(length=64), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_draft_participant_id_participant'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_draft_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft')),
    sa.UniqueConstraint('participant_id', 'site_id', 'process_id', 'kind', name=op.f('uq_draft_participant_id_site_id_process_id_kind'))
    )
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_site_id'), ['site_id'], unique=False)

    op.create_table('contribution',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('author_name', sa.String(length=60), nullable=True),
    sa.Column('entered_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('territory_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('place', sa.String(length=160), nullable=True),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('stems', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('state_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('receipt_code', sa.String(length=20), nullable=False),
    sa.Column('submission_key', sa.String(length=64), nullable=True),
    sa.Column('import_key', sa.String(length=80), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('first_due_on', sa.Date(), nullable=True),
    sa.Column('extended', sa.Boolean(), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reopened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('merged_into_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('supports_count', sa.Integer(), nullable=False),
    sa.Column('reports_count', sa.Integer(), nullable=False),
    sa.Column('merged_count', sa.Integer(), nullable=False),
    sa.CheckConstraint("channel IN ('web', 'helped', 'paper', 'phone', 'import')", name=op.f('ck_contribution_channel_known')),
    sa.CheckConstraint("state IN ('received', 'read', 'sent', 'studied', 'yes', 'partly', 'no', 'elsewhere', 'underway', 'done')", name=op.f('ck_contribution_state_known')),
    sa.CheckConstraint('supports_count >= 0', name=op.f('ck_contribution_supports_positive')),
    sa.ForeignKeyConstraint(['author_id'], ['participant.id'], name=op.f('fk_contribution_author_id_participant'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['entered_by_id'], ['account.id'], name=op.f('fk_contribution_entered_by_id_account')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['contribution.id'], name=op.f('fk_contribution_merged_into_id_contribution')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_contribution_process_id_process')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_contribution_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_contribution_team_id_team')),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_contribution_territory_id_territory')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_contribution_theme_id_theme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution')),
    sa.UniqueConstraint('receipt_code', name=op.f('uq_contribution_receipt_code')),
    sa.UniqueConstraint('site_id', 'import_key', name=op.f('uq_contribution_site_id_import_key')),
    sa.UniqueConstraint('submission_key', name=op.f('uq_contribution_submission_key'))
    )
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contribution_entered_by_id'), ['entered_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contribution_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index('ix_contribution_process_liked', ['process_id', 'kind', 'supports_count', 'id'], unique=False)
        batch_op.create_index('ix_contribution_process_new', ['process_id', 'kind', 'id'], unique=False)
        batch_op.create_index('ix_contribution_site_due', ['site_id', 'due_on'], unique=False)
        batch_op.create_index('ix_contribution_site_state', ['site_id', 'state', 'id'], unique=False)
        batch_op.create_index('ix_contribution_team_state', ['team_id', 'state', 'due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_contribution_territory_id'), ['territory_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contribution_theme_id'), ['theme_id'], unique=False)
        batch_op.create_index('ix_contribution_waiting', ['site_id', sa.literal_column('reports_count DESC'), 'id'], unique=False, sqlite_where=sa.text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"), postgresql_where=sa.text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"))

    op.create_table('photo',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('description', sa.String(length=200), nullable=False),
    sa.Column('position', sa.SmallInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_photo_contribution_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_photo_participant_id_participant'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_photo'))
    )
    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_photo_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_photo_digest'), ['digest'], unique=False)
        batch_op.create_index(batch_op.f('ix_photo_participant_id'), ['participant_id'], unique=False)

    op.create_table('revision',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('why', sa.String(length=20), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_revision_contribution_id_contribution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revision'))
    )
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_revision_contribution_id'), ['contribution_id'], unique=False)

    op.create_table('support',
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('how', sa.String(length=400), nullable=True),
    sa.Column('moment', sa.String(length=160), nullable=True),
    sa.Column('often', sa.String(length=20), nullable=True),
    sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_support_contribution_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_support_participant_id_participant'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', 'participant_id', name=op.f('pk_support'))
    )
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_support_participant_id'), ['participant_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_support_participant_id'))

    op.drop_table('support')
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_revision_contribution_id'))

    op.drop_table('revision')
    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_photo_participant_id'))
        batch_op.drop_index(batch_op.f('ix_photo_digest'))
        batch_op.drop_index(batch_op.f('ix_photo_contribution_id'))

    op.drop_table('photo')
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.drop_index('ix_contribution_waiting', sqlite_where=sa.text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"), postgresql_where=sa.text("state IN ('received', 'read') AND merged_into_id IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"))
        batch_op.drop_index(batch_op.f('ix_contribution_theme_id'))
        batch_op.drop_index(batch_op.f('ix_contribution_territory_id'))
        batch_op.drop_index('ix_contribution_team_state')
        batch_op.drop_index('ix_contribution_site_state')
        batch_op.drop_index('ix_contribution_site_due')
        batch_op.drop_index('ix_contribution_process_new')
        batch_op.drop_index('ix_contribution_process_liked')
        batch_op.drop_index(batch_op.f('ix_contribution_merged_into_id'))
        batch_op.drop_index(batch_op.f('ix_contribution_entered_by_id'))
        batch_op.drop_index(batch_op.f('ix_contribution_author_id'))

    op.drop_table('contribution')
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_site_id'))

    op.drop_table('draft')

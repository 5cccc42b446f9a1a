"""consultations."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0406'
down_revision = '2026_11_23_0404'


def upgrade() -> None:
    op.create_table('process',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('territory_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('result', sa.Text(), nullable=True),
    sa.Column('result_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('contributions_count', sa.Integer(), nullable=False),
    sa.Column('positions_count', sa.Integer(), nullable=False),
    sa.Column('participants_count', sa.Integer(), nullable=False),
    sa.CheckConstraint("state IN ('draft', 'open', 'closed', 'archived')", name=op.f('ck_process_state_known')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_process_created_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_process_site_id_site')),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_process_territory_id_territory')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_process')),
    sa.UniqueConstraint('code', name=op.f('uq_process_code')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_process_site_id_slug'))
    )
    with op.batch_alter_table('process', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_process_created_by_id'), ['created_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_process_site_id'), ['site_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_process_territory_id'), ['territory_id'], unique=False)

    op.create_table('framing',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=200), nullable=False),
    sa.Column('can_change', sa.Text(), nullable=False),
    sa.Column('cannot_change', sa.Text(), nullable=False),
    sa.Column('technician_name', sa.String(length=120), nullable=False),
    sa.Column('technician_title', sa.String(length=120), nullable=False),
    sa.Column('elected_name', sa.String(length=120), nullable=False),
    sa.Column('elected_title', sa.String(length=120), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('money', sa.Text(), nullable=False),
    sa.Column('what_happens', sa.Text(), nullable=False),
    sa.Column('result_on', sa.Date(), nullable=True),
    sa.Column('contact_name', sa.String(length=120), nullable=False),
    sa.Column('contact_phone', sa.String(length=20), nullable=False),
    sa.Column('contact_hours', sa.String(length=120), nullable=False),
    sa.Column('who_may', sa.String(length=200), nullable=False),
    sa.Column('change_note', sa.Text(), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_framing_created_by_id_account')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_framing_process_id_process')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_framing')),
    sa.UniqueConstraint('process_id', 'version', name=op.f('uq_framing_process_id_version'))
    )
    op.create_table('step',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('opens_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('react', 'propose', 'result')", name=op.f('ck_step_kind_known')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_step_process_id_process')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step')),
    sa.UniqueConstraint('process_id', 'kind', name=op.f('uq_step_process_id_kind'))
    )


def downgrade() -> None:
    op.drop_table('step')
    op.drop_table('framing')
    with op.batch_alter_table('process', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_process_territory_id'))
        batch_op.drop_index(batch_op.f('ix_process_site_id'))
        batch_op.drop_index(batch_op.f('ix_process_created_by_id'))

    op.drop_table('process')

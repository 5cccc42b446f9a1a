"""A site's own wordings, the words its readers ask about, official texts with their simple version."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0020'
down_revision = '2026_11_26_0012'


def upgrade() -> None:
    op.create_table('official_text',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('draft', 'published')", name=op.f('ck_official_text_state_known')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_official_text_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_official_text')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_official_text_site_id_slug'))
    )
    op.create_table('wording',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('term', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('plain', sa.String(length=200), nullable=False),
    sa.Column('explanation', sa.Text(), nullable=False),
    sa.Column('example', sa.Text(), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('word', 'phrase', 'verb', 'acronym')", name=op.f('ck_wording_kind_known')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_wording_created_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_wording_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wording')),
    sa.UniqueConstraint('site_id', 'slug', 'version', name=op.f('uq_wording_site_id_slug_version'))
    )
    op.create_table('official_text_version',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('text_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('simple', sa.Text(), nullable=False),
    sa.Column('source_url', sa.String(length=300), nullable=False),
    sa.Column('reviewed_by', sa.String(length=120), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.Column('created_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(reviewed_on IS NULL) = (reviewed_by = '')", name=op.f('ck_official_text_version_review_whole')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_official_text_version_created_by_id_account')),
    sa.ForeignKeyConstraint(['text_id'], ['official_text.id'], name=op.f('fk_official_text_version_text_id_official_text'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_official_text_version')),
    sa.UniqueConstraint('text_id', 'version', name=op.f('uq_official_text_version_text_id_version'))
    )
    op.create_table('asked_word',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('word', sa.String(length=80), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('sentence', sa.String(length=400), nullable=False),
    sa.Column('page', sa.String(length=300), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('contact_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('state_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer_slug', sa.String(length=60), nullable=False),
    sa.CheckConstraint("state IN ('asked', 'answered', 'dismissed')", name=op.f('ck_asked_word_state_known')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_asked_word_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_asked_word_participant_id_participant'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_asked_word_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asked_word')),
    sa.UniqueConstraint('code', name=op.f('uq_asked_word_code')),
    sa.UniqueConstraint('site_id', 'key', 'participant_id', name=op.f('uq_asked_word_site_id_key_participant_id'))
    )
    with op.batch_alter_table('asked_word', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_asked_word_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_asked_word_participant_id'), ['participant_id'], unique=False)
        batch_op.create_index('ix_asked_word_site_state', ['site_id', 'state', 'key'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('asked_word', schema=None) as batch_op:
        batch_op.drop_index('ix_asked_word_site_state')
        batch_op.drop_index(batch_op.f('ix_asked_word_participant_id'))
        batch_op.drop_index(batch_op.f('ix_asked_word_contact_id'))

    op.drop_table('asked_word')
    op.drop_table('official_text_version')
    op.drop_table('wording')
    op.drop_table('official_text')
